@echo off
rem Starts Wick on Windows: finds JDK 25, builds on first use or after a change, sets the JVM's flags, and runs.
rem   WICK_JAVA_HOME      the JDK to use
rem   WICK_JAVA_OPTIONS   further options for the JVM, such as -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "WICK_HOME=%~dp0"
set "WICK_HOME=%WICK_HOME:~0,-1%"
set "WICK_JAR=%WICK_HOME%\app\target\wick.jar"
set "WICK_JDK="
set "WICK_EARLY="

if defined WICK_JAVA_HOME (
    call :consider "%WICK_JAVA_HOME%"
) else (
    if defined JAVA_HOME call :consider "%JAVA_HOME%"
    for /f "delims=" %%J in ('where java 2^>nul') do for %%H in ("%%~dpJ..") do call :consider "%%~fH"
    for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.gradle\jdks\*" "%USERPROFILE%\scoop\apps\temurin25-jdk\*") do call :consider "%%~fD"
)
if not defined WICK_JDK if defined WICK_EARLY (
    set "WICK_JDK=%WICK_EARLY%"
    echo wick: warning: the JDK in %WICK_EARLY% corrupts native calls now and then; use 25.0.3 or later. 1>&2
)
if not defined WICK_JDK (
    echo wick: needs JDK 25 ^(25.0.3 or later^) and found none. Install one, for example from https://adoptium.net, or set WICK_JAVA_HOME to where it lies. 1>&2
    exit /b 69
)

rem The check of dates, the lock and the build are one PowerShell step, which does nothing if the jar is up to date.
powershell -NoProfile -ExecutionPolicy Bypass -File "%WICK_HOME%\packaging\build.ps1" "%WICK_HOME%" "%WICK_JDK%"
if errorlevel 1 exit /b 69

if exist "%WICK_HOME%\torch\target\wick-torch.jar" set "WICK_JAR=%WICK_JAR%;%WICK_HOME%\torch\target\wick-torch.jar"
set "OPENBLAS_NUM_THREADS=1"
set "OMP_NUM_THREADS=1"
"%WICK_JDK%\bin\java.exe" --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector --sun-misc-unsafe-memory-access=allow %WICK_JAVA_OPTIONS% -cp "%WICK_JAR%" wick.cli.Main %*
exit /b %ERRORLEVEL%

:consider
if defined WICK_JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "WICK_FOUND="
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "WICK_FOUND=%%~V"
if not defined WICK_FOUND exit /b 0
if not "%WICK_FOUND:~0,2%"=="25" exit /b 0
set "WICK_OLD="
if "%WICK_FOUND%"=="25" set "WICK_OLD=1"
if "%WICK_FOUND:~0,6%"=="25.0.0" set "WICK_OLD=1"
if "%WICK_FOUND:~0,6%"=="25.0.1" set "WICK_OLD=1"
if "%WICK_FOUND:~0,6%"=="25.0.2" set "WICK_OLD=1"
if defined WICK_OLD (
    if not defined WICK_EARLY set "WICK_EARLY=%~1"
    exit /b 0
)
set "WICK_JDK=%~1"
exit /b 0
