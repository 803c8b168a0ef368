# What the tools need from the system and from npm, installed where it is missing.

# What to look for (commands, any of which will do, or a file), and the Debian package that brings it. Emscripten is
# written in Python, and the tests have Python parse the code that is written for it.
cppNeeds=(
  'cmake cmake' 'ninja ninja-build' 'ccache ccache'
  '/usr/include/catch2/catch.hpp catch2' '/usr/include/eigen3/Eigen/Core libeigen3-dev'
)
nativeNeeds=('g++ g++' "${cppNeeds[@]}")
buildNeeds=("${cppNeeds[@]}" 'em++ emscripten' 'python3 python3' 'node nodejs' 'npm npm')
lintNeeds=('clang-format clang-format' 'clang-tidy clang-tidy')
# Scripts that the package writes are run by who they are written for.
pythonNeeds=(
  '/usr/lib/python3/dist-packages/sklearn python3-sklearn'
  '/usr/lib/python3/dist-packages/pandas python3-pandas'
)
browserNeeds=('chromium|google-chrome chromium' 'firefox-esr|firefox firefox-esr')

isDebian() { [[ -e /etc/debian_version ]] && command -v apt-get >/dev/null; }

isPresent() {
  local one
  for one in ${1//|/ }; do
    if [[ $one == /* && -e $one ]] || PATH=$systemPath command -v "$one" >/dev/null; then return 0; fi
  done
  return 1
}

# installSystem NEED...: installs what is missing by name on Debian; elsewhere says what to install.
installSystem() {
  local need missing=()
  for need in "$@"; do
    isDebian || [[ $need != /* ]] || continue # elsewhere headers live elsewhere: CMake finds them
    isPresent "${need% *}" || missing+=("${need#* }")
  done
  ((${#missing[@]})) || return 0
  isDebian || die "Please install these first (named as in Debian 12): ${missing[*]}"
  echo "Installing from Debian: ${missing[*]}"
  aptInstall "${missing[@]}"
}

# installMeanwhile NEED...: the same in the background; installedMeanwhile waits for it. A package manager unpacks on one
# core, so there is another one to build on.
meanwhile='' meanwhileLog=''
installMeanwhile() {
  meanwhileLog=$(mktemp)
  installSystem "$@" >"$meanwhileLog" 2>&1 &
  meanwhile=$!
}

installedMeanwhile() {
  local code=0
  [[ -n $meanwhile ]] || return 0
  wait "$meanwhile" || code=$?
  cat "$meanwhileLog"
  rm -f "$meanwhileLog"
  meanwhile=''
  return "$code"
}

aptInstall() {
  local asRoot=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "Please run this first, as root: apt-get install $*"
    asRoot=(sudo)
  fi
  local quietly=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  "${asRoot[@]}" "${quietly[@]}" update &&
    "${asRoot[@]}" "${quietly[@]}" install -y --no-install-recommends "$@" >/dev/null
}

# installNpm: the packages that package-lock.json names, unless they are there already.
# npm leaves out compiled packages that the Node it runs on is too old for, so it may have to run on a newer one.
installNpm() {
  nodeIsAtLeast 18 20 || die "Node 18.20 or newer is needed; this is $(systemNode --version)."
  local installed=node_modules/.package-lock.json install=(npm ci --loglevel=error)
  if [[ -e $installed && ! package-lock.json -nt $installed ]]; then return 0; fi
  nodeIsAtLeast 22 12 || install=(npm exec --yes --package=node@22 -- "${install[@]}")
  PATH=$systemPath "${install[@]}"
}

# nodeIsAtLeast MAJOR MINOR: about the system's own Node.
nodeIsAtLeast() {
  systemNode -e "const [major, minor] = process.versions.node.split('.');
    process.exit(major > $1 || (major == $1 && minor >= $2) ? 0 : 1)"
}
