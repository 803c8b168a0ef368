# Checks that read the sources and run nothing.

cppFiles() { find src bindings/native tests/cpp tests/fixtures \( -name '*.hpp' -o -name '*.cpp' \) -print0; }

checkCppFormat() { cppFiles | xargs -0 clang-format --dry-run --Werror; }

# The .cpp files that differ from the main branch, or from the last commit when on it; with --all, all of them.
tidyFiles() {
  if [[ ${1:-} == --all ]]; then
    find src -name '*.cpp'
    return
  fi
  local base
  base=$(git merge-base HEAD main 2>/dev/null || git merge-base HEAD origin/main 2>/dev/null || echo HEAD)
  { git diff --name-only --diff-filter=d "$base" && git ls-files --others --exclude-standard; } 2>/dev/null |
    grep -E '^src/.*\.cpp$' || true
}

checkCppTidy() {
  local files
  mapfile -t files < <(tidyFiles "$@")
  if ((${#files[@]} == 0)); then
    echo 'no C++ file changed'
    return 0
  fi
  # The sanitizers' build has a line for each file, and no precompiled header of another compiler's.
  configure sanitize && printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 clang-tidy --quiet \
      -p build/sanitize --extra-arg=-Wno-unknown-warning-option 2>/dev/null
}

checkJsForm() { eslint . && prettier --check --log-level warn .; }

checkJsTypes() { tsc; }

lint() {
  step 'C++ format' checkCppFormat || true
  step 'C++ clang-tidy' checkCppTidy "$@" || true
  step 'JavaScript: ESLint and Prettier' checkJsForm || true
  step 'JavaScript: types' checkJsTypes || true
}
