# The test runners, and how many tests each of them passed.

# runCatch PRESET: CTest over the Catch2 programs of a build. A program that died before its summary counts as one failure.
runCatch() {
  local code=0 log=build/$1/Testing/Temporary/LastTest.log
  ctest --preset "$1" --no-tests=error || code=1
  count "$(catchPassed "$log")" "$(catchFailed "$log")"
  return $code
}

# Catch2's two summaries: "All tests passed (40 assertions in 6 test cases)", "test cases: 7 | 6 passed | 1 failed".
catchPassed() {
  sed -nE 's/^All tests passed \(.* in ([0-9]+) test cases?\)$/\1/p; s/^test cases: .*\| +([0-9]+) passed.*/\1/p' "$1" | addUp
}
catchFailed() { sed -nE 's/^test cases: .*\| +([0-9]+) failed.*/\1/p' "$1" | addUp; }

# runNodeTests NODE PLACE...: Node's own test runner over every *.test.js there or below.
runNodeTests() {
  local node=$1 code=0 files tap
  shift
  mapfile -t files < <(find "$@" -name '*.test.js' | sort)
  ((${#files[@]})) || return 0
  tap=$(mktemp)
  "$node" --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$tap" "${files[@]}" || code=1
  count "$(tapTotal pass "$tap")" "$(tapTotal fail "$tap")"
  rm -f "$tap"
  return $code
}

# runLanes FOLDER: the same with a Chromium that all files share, and beside it with a Firefox those that want both
# browsers; what Firefox had to say is shown when Chromium is through. Tests that hold a time to a bound have (timed) in
# their titles, and run when the machine is quiet again.
runLanes() {
  local code=0 both timed timedInBoth log totals beside passedBeside=0 failedBeside=0
  mapfile -t both < <(grep -rl --include='*.test.js' 'inBothBrowsers(' "$1")
  mapfile -t timed < <(grep -rl --include='*.test.js' '(timed)' "$1")
  mapfile -t timedInBoth < <(grep -l '(timed)' "${both[@]}")
  log=$(mktemp) totals=$(mktemp)
  (
    passed=0 failed=0
    runNodeTests firefoxLane "${both[@]}" || code=1
    echo "$passed $failed" >"$totals"
    exit "$code"
  ) >"$log" 2>&1 &
  beside=$!
  runNodeTests chromiumLane "$1" || code=1
  wait "$beside" || code=1
  cat "$log"
  read -r passedBeside failedBeside <"$totals" || true
  count "$passedBeside" "$failedBeside"
  rm -f "$log" "$totals"
  runNodeTests timedChromium "${timed[@]}" || code=1
  runNodeTests timedFirefox "${timedInBoth[@]}" || code=1
  return $code
}

tapTotal() { sed -nE "s/^# $1 ([0-9]+)$/\1/p" "$2" | addUp; }

addUp() { awk '{ sum += $1 } END { print sum + 0 }'; }
