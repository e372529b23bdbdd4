#!/bin/sh
# Starts the app with a limited heap and, if there is one, with an archive of its classes.
#
#   okta-factors.sh [arguments of the app]     starts the app
#   okta-factors.sh archive                    writes the archive; again after an update of the app or of Java
#
# Environment:
#   JAVA_HOME   the Java to use; without it, the java of the PATH
#   JAVA_OPTS   options of the JVM in addition to those below, such as -Xmx512m; they override them

here=$(cd "$(dirname "$0")" && pwd -P) || exit 1
jar=$here/okta-factors.jar
archive=$here/okta-factors.jsa
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if ! command -v "$java" > /dev/null; then
  echo "okta-factors.sh: there is no $java; install Java 17 or later, or set JAVA_HOME." >&2
  exit 1
fi

# The heap holds a batch of rows and the work in progress, not a whole feed. The second compiler of the JVM takes more time than
# it saves until tens of thousands of events are done.
options="-Xms64m -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

if [ "$1" = archive ] && [ $# -eq 1 ]; then
  home=$(mktemp -d) || exit 1
  trap 'rm -rf "$home"' EXIT
  # The demo uses each part of the app once, against its own sandbox.
  if ! "$java" $options -XX:ArchiveClassesAtExit="$archive.new" -Xlog:cds=off -Xlog:cds+dynamic=off $JAVA_OPTS \
      -jar "$jar" demo --exit --home="$home/demo" > "$home/log" 2>&1; then
    cat "$home/log" >&2
    echo "okta-factors.sh: the archive was not written; the app starts without it, only slower." >&2
    rm -f "$archive.new"
    exit 1
  fi
  mv -f "$archive.new" "$archive" && echo "okta-factors.sh: wrote $archive"
  exit
fi

# A JVM or a jar other than those of the archive ignores it without a word.
if [ -r "$archive" ]; then
  options="$options -XX:SharedArchiveFile=$archive -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off"
fi
# shellcheck disable=SC2086 # options are several words
exec "$java" $options $JAVA_OPTS -jar "$jar" "$@"
