# shellcheck shell=bash
# LibTorch out of pinned wheels: pip downloads them and checks their hashes, a few lines of Python unpack what a C++
# program needs, and the folder gets its name only when it is whole.

TORCH_VERSION=$(sed -n 's/^torch==\([^ ]*\).*/\1/p' "$ZK_ROOT/packaging/requirements-cpu.txt")
# Python tags of the wheels that are asked for; the machine's own Python may be another one.
WHEEL_PYTHON=3.11
PLATFORMS=(manylinux_2_28 manylinux_2_27 manylinux_2_25 manylinux_2_24 manylinux_2_18 manylinux2014 manylinux_2_17 manylinux2010 manylinux_2_12 manylinux1 manylinux_2_5)

# cpu or cuda: what was chosen by word, else what was chosen before, else what the machine has.
wheel_set() {
    if [[ -n ${CHOSEN_SET:-} ]]; then
        echo "$CHOSEN_SET"
    elif [[ -r $CACHE/set ]]; then
        cat "$CACHE/set"
    elif has_nvidia_driver; then
        echo cuda
    else
        echo cpu
    fi
}

choose_set() { CHOSEN_SET=$1; }

torch_folder() { echo "$CACHE/libtorch-$TORCH_VERSION-$(wheel_set)"; }

# The stamp inside the folder repeats the pinned lines: another version or hash makes the folder old.
pinned() { grep -Ev '^(#|$)' "$ZK_ROOT/packaging/requirements-$1.txt"; }
wheels_present() { [[ -f $1/zk-wheels.txt && $(<"$1/zk-wheels.txt") == "$(pinned "$2")" ]]; }

# Leaves the folder's name in TORCH_FOLDER, for configure().
# shellcheck disable=SC2034
ensure_wheels() {
    local set folder
    set=$(wheel_set)
    folder=$(torch_folder)
    TORCH_FOLDER=$folder
    if wheels_present "$folder" "$set"; then
        remember_set
        return
    fi
    [[ $(uname -m) == x86_64 ]] || fail processor "$(uname -m)"
    make_cache
    lock "$CACHE/wheels.lock" 9
    # Another set-up may have finished while this one waited.
    if ! wheels_present "$folder" "$set"; then fetch_and_unpack "$set" "$folder"; fi
    unlock 9
    remember_set
}

remember_set() {
    if [[ -n ${CHOSEN_SET:-} ]]; then echo "$CHOSEN_SET" >"$CACHE/set"; fi
}

# A Python with pip; Debian's own comes first, since its pip is the one that set-up installs. The package depends on
# python3-pip-whl, which is pip in one file and brings no compilers. Leaves the words that call it in PIP.
find_pip() {
    local python file
    for python in ${ZK_PYTHON:+"$ZK_PYTHON"} /usr/bin/python3 python3; do
        if "$python" -m pip --version >/dev/null 2>&1; then
            PYTHON=$python PIP=("$python" -m pip)
            return
        fi
        for file in /usr/share/python-wheels/pip-*.whl; do
            if [[ -f $file ]] && "$python" "$file/pip" --version >/dev/null 2>&1; then
                PYTHON=$python PIP=("$python" "$file/pip")
                return
            fi
        done
    done
    fail no_pip
}

# MiB on the disk while fetching and unpacking, and MiB to fetch; measured with these wheels.
wheels_need() { if [[ $1 == cuda ]]; then echo 7000; else echo 1200; fi; }
wheels_size() { if [[ $1 == cuda ]]; then echo "2.6 GB"; else echo "545 MB"; fi; }

fetch_and_unpack() {
    local set=$1 folder=$2 start=$SECONDS free
    find_pip
    free=$(free_mib "$CACHE")
    ((free >= $(wheels_need "$set"))) || fail disk_full_wheels "$CACHE" "$(wheels_need "$set")" "$free"
    rm -rf "$CACHE"/.partial-*  # of a set-up that was ended by force; the lock says that no other is at work
    say "wheels_fetch_$set" "$TORCH_VERSION" "$(wheels_size "$set")" "$folder"
    PARTIAL=$(mktemp -d "$CACHE/.partial-XXXXXX") || fail cache_folder "$CACHE"
    trap 'rm -rf "$PARTIAL"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    download_wheels "$set" "$PARTIAL/wheels"
    logged unpack "$PYTHON" "$SETUP/unpack_wheels.py" "$set" "$PARTIAL/wheels" "$PARTIAL/tree" || explain_unpack
    pinned "$set" >"$PARTIAL/tree/zk-wheels.txt"
    sync -f "$PARTIAL/tree" 2>/dev/null || true
    if [[ -e $folder ]]; then mv "$folder" "$PARTIAL/old"; fi
    mv "$PARTIAL/tree" "$folder"
    rm -rf "$PARTIAL"
    trap - EXIT INT TERM
    say wheels_done "$((SECONDS - start))"
}

# download_wheels SET FOLDER: from the bundle where there is one, else from where pip is configured to look.
download_wheels() {
    local set=$1 into=$2 options=() platform attempt
    for platform in "${PLATFORMS[@]}"; do options+=(--platform "${platform}_x86_64"); done
    if [[ -n $BUNDLE ]]; then
        [[ -d $BUNDLE/wheels ]] || fail bundle_incomplete "$BUNDLE" wheels
        options+=(--no-index --find-links "$BUNDLE/wheels")
    fi
    for attempt in 1 2 3; do
        if logged pip env PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 "${PIP[@]}" download --no-cache-dir \
            --progress-bar off --no-deps --require-hashes --only-binary=:all: --python-version "$WHEEL_PYTHON" \
            --implementation cp --abi "cp${WHEEL_PYTHON/./}" --abi none "${options[@]}" \
            -r "$ZK_ROOT/packaging/requirements-$set.txt" -d "$into"; then
            return
        fi
        # A broken connection is worth another try; wheels that came whole are kept.
        if ((attempt == 3)) || ! grep -qE 'IncompleteRead|Connection broken|Read timed out|ConnectionReset' "$LOGS/pip.log"; then break; fi
        say wheels_again "$attempt"
    done
    explain_pip "$set"
}

explain_pip() {
    local log=$LOGS/pip.log
    clear_line
    show_tail "$log" 8
    if grep -qE 'No space left|Errno 28|Disk quota' "$log"; then
        fail disk_full_wheels "$CACHE" "$(wheels_need "$1")" "$(free_mib "$CACHE")"
    elif grep -q 'DO NOT MATCH THE HASHES' "$log"; then
        fail wrong_hash "$log"
    elif [[ -n $BUNDLE ]]; then
        fail bundle_incomplete "$BUNDLE" wheels
    elif grep -qE 'NewConnectionError|Temporary failure|ConnectTimeout|Connection broken|IncompleteRead|Read timed out|ProxyError|SSLError|ConnectionReset|Max retries|Network is unreachable' "$log"; then
        fail no_network_wheels
    fi
    fail pip_other "$log"
}

explain_unpack() {
    local log=$LOGS/unpack.log
    clear_line
    show_tail "$log" 5
    if grep -qE 'No space left|Errno 28|Disk quota' "$log"; then
        fail disk_full_wheels "$CACHE" "$(wheels_need "$(wheel_set)")" "$(free_mib "$CACHE")"
    fi
    fail unpack "$log"
}
