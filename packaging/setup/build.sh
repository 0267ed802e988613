# shellcheck shell=bash
# Configure and build one preset. CMake runs when there is no build folder yet or the place of LibTorch changed; after
# that ninja itself knows what is old.

# What a build folder was made for; another set of wheels or another place makes it configure anew.
configuration() { printf '%s\n' "$PRESET" "$ZK_ROOT" "${TORCH_FOLDER:-}"; }

ensure_built() {
    mkdir -p "$BUILD" 2>/dev/null || fail build_folder "$BUILD"
    lock "$BUILD/.zk-lock" 8
    if [[ ! -f $BUILD/build.ninja || ! -f $BUILD/.zk-configured || $(<"$BUILD/.zk-configured") != "$(configuration)" ]]; then
        configure
    fi
    run_ninja "$@"
    unlock 8
}

configure() {
    local words=()
    make_cache
    say configuring "$PRESET"
    # A tree that was moved: CMake refuses a cache that was made elsewhere.
    if [[ -f $BUILD/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ZK_ROOT" "$BUILD/CMakeCache.txt"; then
        rm -rf "$BUILD/CMakeCache.txt" "$BUILD/CMakeFiles"
    fi
    if [[ -n ${TORCH_FOLDER:-} ]]; then words+=("-DZK_TORCH_ROOT=$TORCH_FOLDER"); fi
    if ! (cd "$ZK_ROOT" && logged configure cmake --preset "$PRESET" "${words[@]}"); then
        show_tail "$LOGS/configure.log" 25
        fail configure "$LOGS/configure.log"
    fi
    configuration >"$BUILD/.zk-configured"
}

# Quiet where nothing is to be done; else progress, and on an error the compiler's own words.
run_ninja() {
    local log=$BUILD/zk-build.log start=$SECONDS status=0 targets=()
    [[ $1 == all ]] || targets=("$@")
    if [[ ${targets[*]} == programs ]]; then targets=(zk_programs); fi
    NINJA_STATUS='[%f/%t] ' ninja -C "$BUILD" -j "$(build_jobs)" "${targets[@]}" </dev/null 2>&1 |
        tee "$log" | grep --line-buffered -vE '^ninja: (no work|Entering)|Re-checking globbed' | announce_build | show_progress ||
        status=${PIPESTATUS[0]}
    if ((status != 0)); then explain_build "$log"; fi
    if ((SECONDS - start > 5)); then say build_done "$((SECONDS - start))"; fi
}

# Says that a build begins, at its first line and only then.
announce_build() {
    local line
    IFS= read -r line || return 0
    say building "$(build_jobs)"
    printf '%s\n' "$line"
    cat
}

explain_build() {
    local log=$1
    clear_line
    if grep -qE 'No space left on device' "$log"; then fail disk_full_build "$BUILD" "$(free_mib "$BUILD")"; fi
    say log_tail "$log"
    grep -A 25 -m 1 -E '^FAILED:|: error|ninja: error' "$log" | cut -c 1-400 | sed 's/^/    | /' >&2 || true
    if grep -qE 'Killed signal|fatal error: Killed|internal compiler error: Killed' "$log"; then fail memory_build; fi
    fail build "$log"
}
