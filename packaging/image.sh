#!/bin/sh
# Makes a directory that runs Wick on this kind of machine without any Java installed: a small Java runtime, the jar
# and a launcher. Usage: packaging/image.sh [DIRECTORY]   (default: target/wick-image)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
image=${1:-$here/target/wick-image}
[ ! -e "$image" ] || {
    echo "image.sh: $image exists; remove it or name another directory" >&2
    exit 2
}

# Building, and finding the JDK, is the launcher's business; doctor tells which one it found.
found=$("$here/wick" doctor --json)
jdk=$(printf '%s\n' "$found" | sed -n 's/.*"jdk_home": *"\([^"]*\)".*/\1/p')
[ -x "$jdk/bin/jlink" ] || {
    echo "image.sh: the JDK in '$jdk' has no jlink" >&2
    exit 69
}

parent=$(dirname -- "$image")
mkdir -p "$parent"
part=$(mktemp -d "$parent/.wick-image.XXXXXX")
trap 'rm -rf "$part"' EXIT
modules=$("$jdk/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps "$here/app/target/wick.jar")
"$jdk/bin/jlink" --add-modules "$modules,jdk.incubator.vector,jdk.management,jdk.zipfs" --strip-debug \
    --no-header-files --no-man-pages --compress zip-6 --output "$part/wick/runtime"
mkdir "$part/wick/lib" "$part/wick/bin"
cp "$here/app/target/wick.jar" "$part/wick/lib/"
cp "$here/LICENSE" "$part/wick/"
cat >"$part/wick/bin/wick" <<'LAUNCHER'
#!/bin/sh
# Starts Wick with the Java runtime beside it. WICK_JAVA_OPTIONS holds further options for it, such as -Xmx8g.
self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in /*) self=$link ;; *) self=$(dirname -- "$self")/$link ;; esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")/.." && pwd -P)
OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
export OPENBLAS_NUM_THREADS OMP_NUM_THREADS
exec "$home/runtime/bin/java" --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector \
    --sun-misc-unsafe-memory-access=allow ${WICK_JAVA_OPTIONS:-} -cp "$home/lib/wick.jar" wick.cli.Main "$@"
LAUNCHER
chmod +x "$part/wick/bin/wick"
mv "$part/wick" "$image"
echo "image.sh: $image/bin/wick runs without Java installed" >&2
