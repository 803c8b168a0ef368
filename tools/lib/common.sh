# Shared by every tool: where the project is, which Node is used, and how steps are announced and counted.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

# Vite, ESLint and puppeteer need a newer Node than Debian's: npm's own `node` package puts one into node_modules.
systemPath=$PATH
export PATH="$root/node_modules/.bin:$PATH"
systemNode() { PATH=$systemPath node "$@"; }

# Emscripten starts Python for every file; a version manager's python3 in front of the system's would double the build.
if [[ -z ${EMSDK_PYTHON:-} && -x /usr/bin/python3 ]]; then export EMSDK_PYTHON=/usr/bin/python3; fi

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' plain=$'\e[0m'
else
  bold='' dim='' red='' plain=''
fi

die() {
  printf '%s%s%s\n' "$red" "$*" "$plain" >&2
  exit 1
}

passed=0
failed=0

# count PASSED FAILED: adds what a test runner reported.
count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
}

# step TITLE COMMAND...: a heading, the command, the seconds it took. A failure is counted and kept for the end;
# returns non-zero, so that a caller may leave out what depends on it.
step() {
  local title=$1 start=$SECONDS before=$failed
  shift
  printf '\n%s── %s%s\n' "$bold" "$title" "$plain"
  if "$@"; then
    printf '%s   %s s%s\n' "$dim" "$((SECONDS - start))" "$plain"
    return 0
  fi
  if ((failed == before)); then count 0 1; fi
  printf '%s   failed: %s (%s s)%s\n' "$red" "$title" "$((SECONDS - start))" "$plain"
  return 1
}

# finish: the last line, and the exit code.
finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}
