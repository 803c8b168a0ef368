# The products under dist/, in the order in which they depend on each other.

# One preset is configured once; ninja sees to the rest.
configure() { [[ -e build/$1/build.ninja ]] || cmake --preset "$1" >/dev/null; }

buildModule() { configure wasm && cmake --build --preset wasm --target qualm_module; }

# JavaScript made from the C++ gate table, the schema of the experiment document and the price sheet.
generate() { node tools/generate/all.js; }

buildTypes() { rm -rf dist/types && tsc -p tsconfig.types.json; }

buildPackage() { buildModule && generate && buildTypes; }

buildPage() { vite build --logLevel warn; }
