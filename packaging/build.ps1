# Builds app\target\wick.jar if it is missing or older than a source; one build at a time, others wait.
param([string]$Home_, [string]$Jdk)
$ErrorActionPreference = 'Stop'
$jar = Join-Path $Home_ 'app\target\wick.jar'
$target = Join-Path $Home_ 'target'
$log = Join-Path $target 'launcher.log'

function Test-Stale {
    if (-not (Test-Path $jar)) { return $true }
    $built = (Get-Item $jar).LastWriteTimeUtc
    $sources = @(Get-Item (Join-Path $Home_ 'pom.xml'), (Join-Path $Home_ '*\pom.xml')) +
        @(Get-ChildItem -Recurse (Join-Path $Home_ 'physics\src\main'), (Join-Path $Home_ 'app\src\main'))
    return [bool]($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

if (-not (Test-Stale)) { exit 0 }
New-Item -ItemType Directory -Force $target | Out-Null
$lock = $null
$told = $false
# The system closes the file, and with it the lock, when its holder ends, however it ends.
while ($null -eq $lock) {
    try {
        $lock = [System.IO.File]::Open((Join-Path $target 'launcher.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
    } catch [System.IO.IOException] {
        if (-not $told) { [Console]::Error.WriteLine('wick: another run is building; waiting'); $told = $true }
        Start-Sleep -Seconds 1
    }
}
try {
    if (-not (Test-Stale)) { exit 0 }
    [Console]::Error.WriteLine('wick: building; the first time this takes a minute or two and downloads what it needs')
    $start = [DateTime]::UtcNow
    $env:JAVA_HOME = $Jdk
    Push-Location $Home_
    try {
        $command = '.\mvnw.cmd -B -Dmaven.test.skip=true -Dspotless.check.skip=true -pl app -am package > "' + $log + '" 2>&1'
        cmd /c $command
        $code = $LASTEXITCODE
    } finally { Pop-Location }
    if ($code -ne 0 -or -not (Test-Path $jar)) {
        Select-String -Path $log -Pattern '^\[ERROR\]' | Select-Object -First 10 |
            ForEach-Object { [Console]::Error.WriteLine($_.Line) }
        [Console]::Error.WriteLine("wick: the build failed; all of its output is in $log")
        exit 1
    }
    (Get-Item $jar).LastWriteTimeUtc = $start
    [Console]::Error.WriteLine('wick: built')
} finally { $lock.Close() }
