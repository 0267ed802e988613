#!/usr/bin/env bash
# bash setup_test.sh CASE: one case of the front door in a folder of its own. Other programs (apt-get, sudo, pip, df …)
# are played by scripts first on PATH; PATH holds nothing else but the plain tools that set-up itself uses.
# shellcheck disable=SC2016  # the played programs expand their own variables
set -euo pipefail
: "${ZK_SOURCE:?}"
work=$(mktemp -d)
build=''  # a case that configures names its folder here
trap 'rm -rf "$work" ${build:+"$build"}' EXIT
tools=$work/tools
mkdir -p "$tools"
for tool in bash sh env awk sed grep dirname basename readlink realpath cat tail head tee mkdir mktemp rm mv cp ln touch flock nproc stat \
    sort cut wc tr sync find sleep kill printf rmdir du chmod ls sha256sum uname; do
    ln -s "$(PATH=/usr/bin:/bin command -v $tool)" "$tools/$tool"
done
export ZK_CACHE=$work/cache HOME=$work LANG=C.UTF-8
unset LC_ALL LC_MESSAGES ZK_BUNDLE ZK_PRESET DISPLAY WAYLAND_DISPLAY 2>/dev/null || true

# play NAME LINE…: a program on PATH with this body.
play() {
    local name=$1
    shift
    rm -f "$tools/$name"
    printf '%s\n' '#!/bin/sh' "echo \"$name \$*\" >>'$work/calls'" "$@" >"$tools/$name"
    chmod +x "$tools/$name"
}
plain_machine() {
    play id 'echo 0'
    play df 'printf "h\nfs 1 1 99000000 1 /\n"'
    play dpkg-query 'exit 0'
    play apt-cache 'for p in "$@"; do printf "%s:\n  Candidate: 1\n" "$p"; done'
    play apt-get 'exit 0'
    : >"$work/calls"
}

# ids WORD…: the ids that follow one of these words in the scripts.
ids() { grep -ohE "\b($1) [a-z][a-z0-9_.-]+" "$ZK_SOURCE/zk" "$ZK_SOURCE"/packaging/{setup/*.sh,deb/zk} | awk '{print $2}' | sort -u; }

# pieces COMMAND…: runs functions of the set-up; output in $work/out and $work/err, status in $status.
pieces() {
    status=0
    (cd "$work" && PATH=$tools bash -c 'set -euo pipefail
        ZK_ROOT=$0 SETUP=$0/packaging/setup
        . "$SETUP/common.sh"; . "$SETUP/packages.sh"; . "$SETUP/wheels.sh"; . "$SETUP/build.sh"; . "$SETUP/bundle.sh"; . "$SETUP/doctor.sh"
        "$@"' "$ZK_SOURCE" "$@") </dev/null >"$work/out" 2>"$work/err" || status=$?
}
broken() {
    echo "FAILED: $*" >&2
    sed 's/^/  err| /' "$work/err" >&2
    sed 's/^/  calls| /' "$work/calls" >&2 2>/dev/null || true
    exit 1
}
expect_status() { [[ $status -eq $1 ]] || broken "status $status instead of $1"; }
expect_words() { grep -qF -- "$1" "$work/err" || broken "not said: $1"; }
expect_call() { grep -qE -- "$1" "$work/calls" || broken "not called: $1"; }
expect_no_call() { ! grep -qE -- "$1" "$work/calls" || broken "called: $1"; }
expect_clean_cache() { [[ -z $(find "$ZK_CACHE" -name '.partial*' -o -name 'libtorch-*') ]] || broken "left behind: $(ls -A "$ZK_CACHE")"; }
# What happened, why, what to do: in English and in Japanese.
expect_in_both_languages() {
    local english=$1 japanese=$2
    shift 2
    pieces "$@"
    expect_words "$english"
    expect_words 'Why:'
    expect_words 'What to do:'
    LANG=ja_JP.UTF-8 pieces "$@"
    expect_words "$japanese"
    expect_words '原因：'
    expect_words '対処：'
}

# A Python that plays pip and the unpacker. $1: what `pip download` does, $2: what unpacking does.
play_python() {
    play python "case \"\$*\" in *--version*) exit 0 ;; *download*) $1 ;; *unpack_wheels*) $2 ;; esac"
    export ZK_PYTHON=$tools/python
}
unpack_well='mkdir -p "$4/torch/lib"; echo x >"$4/torch/lib/libtorch_cpu.so"'

# ---- packages ----------------------------------------------------------------------------------------------------

case_packages_are_announced_and_installed() {
    plain_machine
    play apt-get 'case "$*" in *assume-no*) printf "Need to get 268 MB/270 MB of archives.\nAfter this operation, 995 MB of additional disk space will be used.\n" ;; esac' \
        "case \"\$*\" in *' -y '*install*) case \"\$*\" in *assume-no*) ;; *) touch $work/installed ;; esac ;; esac"
    play dpkg-query "if [ -e $work/installed ]; then grep -v '^#' '$ZK_SOURCE/packaging/debian-packages.txt' | sed 's/[| ].*//; s/^/ii  /; /^ii  \$/d'; fi"
    pieces ensure_packages
    expect_status 0
    expect_words 'to compile the program: g++ cmake'
    expect_words 'Download 268 MB, on the disk 995 MB.'
    expect_call '^apt-get .*--no-install-recommends install g\+\+ cmake'
    : >"$work/calls"
    pieces ensure_packages
    expect_status 0
    expect_no_call '^apt-get'
}

case_without_a_network_packages_say_so() {
    plain_machine
    play apt-get 'case "$*" in *assume-no*) exit 1 ;; *install*) echo "E: Failed to fetch x  Temporary failure resolving"; exit 100 ;; esac'
    expect_in_both_languages 'could not be fetched' '取得できませんでした' ensure_packages
    expect_status 4
}

case_stale_lists_are_read_again() {
    plain_machine
    play apt-get "case \"\$*\" in *assume-no*) ;; *update*) touch $work/fresh ;; *install*) if [ -e $work/fresh ]; then touch $work/installed; else echo 'E: Failed to fetch x  404  Not Found'; exit 100; fi ;; esac"
    play dpkg-query "if [ -e $work/installed ]; then grep -v '^#' '$ZK_SOURCE/packaging/debian-packages.txt' | sed 's/[| ].*//; s/^/ii  /; /^ii  \$/d'; fi"
    pieces ensure_packages
    expect_status 0
    expect_call '^apt-get .* update'
}

case_a_full_disk_stops_packages() {
    plain_machine
    play apt-get 'case "$*" in *assume-no*) ;; *install*) echo "E: You do not have enough free space in /var/cache/apt/archives/."; exit 100 ;; esac'
    expect_in_both_languages 'The disk is full' 'ディスクがいっぱい' ensure_packages
    expect_status 4
}

case_no_sudo_names_the_command() {
    plain_machine
    play id 'echo 1000'
    expect_in_both_languages 'apt-get install --no-install-recommends g++ cmake' 'sudo もありません' ensure_packages
    expect_status 4
    expect_no_call '^apt-get'
}

case_sudo_without_a_terminal() {
    plain_machine
    play id 'echo 1000'
    play sudo '[ "$1" = -n ] && exit 1; exit 1'
    pieces ensure_packages
    expect_status 4
    expect_words 'sudo'
    expect_no_call '^apt-get'
}

case_sudo_is_used_for_apt_alone() {
    plain_machine
    play id 'echo 1000'
    play sudo 'case "$1" in -n | -v) exit 0 ;; esac' 'exec "$@"'
    play apt-get "case \"\$*\" in *assume-no*) ;; *install*) touch $work/installed ;; esac"
    play dpkg-query "if [ -e $work/installed ]; then grep -v '^#' '$ZK_SOURCE/packaging/debian-packages.txt' | sed 's/[| ].*//; s/^/ii  /; /^ii  \$/d'; fi"
    pieces ensure_packages
    expect_status 0
    expect_call '^sudo env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get .*install'
    expect_no_call '^sudo (-v|[^-e])'
    expect_no_call '^sudo env LC_ALL=C DEBIAN_FRONTEND=noninteractive [^a]'
}

case_unknown_packages_are_named() {
    plain_machine
    play apt-cache 'exit 0'
    expect_in_both_languages 'not offered here: g++' '提供されていません：g++' ensure_packages
    expect_status 4
    expect_call '^apt-get .* update'
}

case_a_broken_foreign_source_does_no_harm() {
    plain_machine
    play apt-cache "[ -e $work/fresh ] || exit 0" 'for p in "$@"; do printf "%s:\n  Candidate: 1\n" "$p"; done'
    play apt-get "case \"\$*\" in *assume-no*) ;; *update*) touch $work/fresh; echo 'E: The repository x is not signed.'; exit 100 ;; *install*) touch $work/installed ;; esac"
    play dpkg-query "if [ -e $work/installed ]; then grep -v '^#' '$ZK_SOURCE/packaging/debian-packages.txt' | sed 's/[| ].*//; s/^/ii  /; /^ii  \$/d'; fi"
    pieces ensure_packages
    expect_status 0
    expect_call '^apt-get .*install'
}

case_empty_lists_without_a_network_say_so() {
    plain_machine
    play apt-cache 'exit 0'
    play apt-get 'case "$*" in *update*) echo "E: Failed to fetch x  Temporary failure resolving x"; exit 100 ;; esac'
    expect_in_both_languages 'could not be fetched' '取得できませんでした' ensure_packages
    expect_status 4
}

case_other_names_of_a_package_are_tried() {
    plain_machine
    play apt-cache 'for p in "$@"; do [ "$p" = qt6-svg-dev ] || printf "%s:\n  Candidate: 1\n" "$p"; done'
    play apt-get "case \"\$*\" in *assume-no*) ;; *install*) touch $work/installed ;; esac"
    play dpkg-query "if [ -e $work/installed ]; then grep -v '^#' '$ZK_SOURCE/packaging/debian-packages.txt' | sed 's/qt6-svg-dev|//; s/[| ].*//; s/^/ii  /; /^ii  \$/d'; fi"
    pieces ensure_packages
    expect_status 0
    expect_call 'install .* libqt6svg6-dev '
}

case_without_apt_missing_tools_are_named() {
    plain_machine
    rm "$tools/dpkg-query" "$tools/apt-get"
    expect_in_both_languages 'these tools are missing: g++ cmake ninja' 'apt がなく' ensure_packages
    expect_status 4
    for tool in g++ cmake ninja python3; do play "$tool" 'exit 0'; done
    pieces ensure_packages
    expect_status 0
    expect_words 'going on with the compilers'
}

case_an_interrupted_dpkg_is_explained() {
    plain_machine
    play apt-get 'case "$*" in *assume-no*) ;; *install*) echo "E: dpkg was interrupted, you must manually run"; exit 100 ;; esac'
    pieces ensure_packages
    expect_status 4
    expect_words 'dpkg --configure -a'
}

# ---- LibTorch ----------------------------------------------------------------------------------------------------

case_wheels_are_unpacked_once() {
    plain_machine
    play_python 'exit 0' "$unpack_well"
    pieces ensure_wheels
    expect_status 0
    [[ -f $(echo "$ZK_CACHE"/libtorch-*-cpu/torch/lib/libtorch_cpu.so) ]] || broken 'not in place'
    expect_call '^python -m pip download .*--no-deps --require-hashes .*requirements-cpu.txt'
    : >"$work/calls"
    pieces ensure_wheels
    expect_status 0
    expect_no_call '^python'
}

case_another_pinned_version_is_fetched_anew() {
    plain_machine
    play_python 'exit 0' "$unpack_well"
    pieces ensure_wheels
    echo 'torch==0 --hash=sha256:0' >"$(echo "$ZK_CACHE"/libtorch-*-cpu/zk-wheels.txt)"
    touch "$(echo "$ZK_CACHE"/libtorch-*-cpu)/old"
    : >"$work/calls"
    pieces ensure_wheels
    expect_status 0
    expect_call '^python -m pip download'
    [[ ! -e $(echo "$ZK_CACHE"/libtorch-*-cpu)/old ]] || broken 'old files stayed'
    [[ -z $(find "$ZK_CACHE" -name '.partial*') ]] || broken 'left behind'
}

case_without_a_network_wheels_say_so() {
    plain_machine
    play_python 'echo "WARNING: Retrying after connection broken by NewConnectionError: Temporary failure in name resolution"; exit 1' 'exit 1'
    expect_in_both_languages 'LibTorch could not be fetched' 'LibTorch を取得できませんでした' ensure_wheels
    expect_status 4
    expect_clean_cache
}

case_a_broken_download_is_tried_again() {
    plain_machine
    play_python "echo x >>$work/tries; if [ \$(wc -l <$work/tries) -lt 3 ]; then echo 'urllib3.exceptions.IncompleteRead'; exit 1; fi" "$unpack_well"
    pieces ensure_wheels
    expect_status 0
    expect_words 'trying again'
}

case_a_download_that_stays_broken_leaves_nothing() {
    plain_machine
    play_python 'echo "urllib3.exceptions.IncompleteRead"; exit 1' 'exit 1'
    pieces ensure_wheels
    expect_status 4
    [[ $(grep -c 'pip download' "$work/calls") -eq 3 ]] || broken 'not three tries'
    expect_clean_cache
}

case_a_wrong_hash_is_refused() {
    plain_machine
    play_python 'echo "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."; exit 1' 'exit 1'
    expect_in_both_languages 'not the file that was pinned' '一致しません' ensure_wheels
    expect_status 4
    expect_clean_cache
}

case_too_little_space_is_said_before_fetching() {
    plain_machine
    play df 'printf "h\nfs 1 1 300000 1 /\n"'
    play_python 'exit 0' "$unpack_well"
    expect_in_both_languages 'Not enough space' '空きがありません' ensure_wheels
    expect_status 4
    expect_no_call 'pip download'
}

case_a_disk_that_fills_while_unpacking_leaves_nothing() {
    plain_machine
    play_python 'exit 0' 'mkdir -p "$4/torch"; echo "OSError: [Errno 28] No space left on device"; exit 1'
    pieces ensure_wheels
    expect_status 4
    expect_words 'Not enough space'
    expect_clean_cache
}

case_a_signal_while_fetching_leaves_nothing() {
    plain_machine
    play_python "touch $work/fetching; sleep 20" 'exit 1'
    (cd "$work" && PATH=$tools exec bash -c 'set -euo pipefail; ZK_ROOT=$0 SETUP=$0/packaging/setup
        . "$SETUP/common.sh"; . "$SETUP/packages.sh"; . "$SETUP/wheels.sh"; ensure_wheels' "$ZK_SOURCE") </dev/null >"$work/out" 2>"$work/err" &
    local pid=$! status=0
    for _ in $(seq 100); do
        if [[ -e $work/fetching ]]; then break; fi
        sleep 0.1
    done
    [[ -e $work/fetching ]] || broken 'never began to fetch'
    kill -TERM "$pid"
    for child in $(pgrep -P "$pid" 2>/dev/null); do pkill -TERM -P "$child" 2>/dev/null || true; done
    wait "$pid" || status=$?
    [[ $status -ne 0 ]] || broken 'ended as if nothing had happened'
    expect_clean_cache
}

case_what_a_killed_setup_left_is_swept() {
    plain_machine
    mkdir -p "$ZK_CACHE/.partial-AbCdEf/tree"
    play_python 'exit 0' "$unpack_well"
    pieces ensure_wheels
    expect_status 0
    [[ -z $(find "$ZK_CACHE" -name '.partial*') ]] || broken 'left behind'
}

case_another_processor_is_refused() {
    plain_machine
    play uname 'echo aarch64'
    expect_in_both_languages 'not available for this processor (aarch64)' 'aarch64' ensure_wheels
    expect_status 4
}

case_the_set_is_chosen_and_remembered() {
    plain_machine
    play_python 'exit 0' "$unpack_well"
    pieces wheel_set
    [[ $(<"$work/out") == cpu || -e /proc/driver/nvidia/version ]] || broken 'without a driver the set is cpu'
    pieces eval 'choose_set cuda; ensure_wheels'
    expect_status 0
    expect_call 'requirements-cuda.txt'
    pieces wheel_set
    [[ $(<"$work/out") == cuda ]] || broken 'the choice was forgotten'
}

# A wheel of our own: what the real unpacker takes and leaves.
case_the_unpacker_takes_what_cpp_needs() {
    local python
    python=$(PATH=/usr/bin:/bin command -v python3) || exit 77
    mkdir -p "$work/wheels"
    "$python" - "$work/wheels/torch-1-cp311.whl" <<'PYTHON'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    for name in ("torch/lib/libtorch_cpu.so", "torch/lib/libc10.so", "torch/lib/libgomp.so.1", "torch/lib/libgomp-a34b3233.so.1",
                 "torch/lib/libtorch_cuda.so", "torch/lib/libtorch_python.so", "torch/include/ATen/ATen.h",
                 "torch/nn/functional.py", "nvidia/cu13/lib/libcudart.so.13", "nvidia/cu13/__init__.py",
                 "nvidia/cu13/bin/nvcc", "torch-1.dist-info/licenses/LICENSE", "torch-1.dist-info/RECORD"):
        wheel.writestr(zipfile.ZipInfo(name, (2020, 2, 4, 6, 8, 10)), name)
PYTHON
    "$python" "$ZK_SOURCE/packaging/setup/unpack_wheels.py" cpu "$work/wheels" "$work/cpu" >/dev/null
    "$python" "$ZK_SOURCE/packaging/setup/unpack_wheels.py" cuda "$work/wheels" "$work/cuda" >/dev/null
    local cpu cuda
    cpu=$(cd "$work/cpu" && find . -type f | sort | tr '\n' ' ')
    cuda=$(cd "$work/cuda" && find . -type f | sort | tr '\n' ' ')
    : >"$work/err"
    [[ $cpu == './licenses/torch-1-LICENSE ./nvidia/cu13/bin/nvcc ./nvidia/cu13/lib/libcudart.so.13 ./torch/include/ATen/ATen.h ./torch/lib/libc10.so ./torch/lib/libgomp-a34b3233.so.1 ./torch/lib/libgomp.so.1 ./torch/lib/libtorch_cpu.so ' ]] || broken "cpu: $cpu"
    [[ $cuda == *'./torch/lib/libtorch_cuda.so '* && $cuda != *libtorch_python* ]] || broken "cuda: $cuda"
    [[ -f $work/cuda/nvidia/cu13/lib64/libcudart.so.13 ]] || broken 'nvcc does not find its libraries'
    [[ -x $work/cuda/nvidia/cu13/bin/nvcc ]] || broken 'nvcc may not be run'
    [[ $(stat -c %y "$work/cpu/torch/include/ATen/ATen.h") == 2020-02-04* ]] || broken 'times were not kept'
}

# ---- build -------------------------------------------------------------------------------------------------------

case_the_build_is_configured_once_and_again_when_moved() {
    plain_machine
    build=$ZK_SOURCE/build/setup-test-$$
    export ZK_PRESET=setup-test-$$ TORCH_FOLDER=/somewhere
    play ccache 'exit 0'
    play cmake "touch '$build/build.ninja'; echo 'CMAKE_HOME_DIRECTORY:INTERNAL=$ZK_SOURCE' >'$build/CMakeCache.txt'"
    play ninja 'echo "ninja: no work to do."'
    pieces ensure_built all
    expect_status 0
    expect_call '^cmake --preset setup-test'
    : >"$work/calls"
    pieces ensure_built programs
    expect_status 0
    expect_no_call '^cmake'
    expect_call '^ninja .* zk_programs'
    [[ ! -s $work/err ]] || broken 'words though nothing was to be done'
    echo 'CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere' >"$build/CMakeCache.txt"
    echo old >"$build/.zk-configured"
    play cmake "[ ! -e '$build/CMakeCache.txt' ] || exit 1"
    pieces ensure_built all
    expect_status 0
}

case_a_failed_build_shows_the_first_error() {
    plain_machine
    build=$ZK_SOURCE/build/setup-test-$$
    export ZK_PRESET=setup-test-$$
    play cmake "touch '$build/build.ninja'"
    play ninja 'echo "[1/2] Building x"; echo "FAILED: x.o"; echo "x.cpp:1:1: error: no such thing"; exit 1'
    expect_in_both_languages 'The build failed' 'ビルドに失敗しました' ensure_built all
    expect_status 1
    expect_words 'no such thing'
    play ninja 'echo "c++: fatal error: Killed signal terminated program cc1plus"; exit 1'
    expect_in_both_languages 'lack of memory' 'メモリ不足' ensure_built all
    play ninja 'echo "cc1plus: No space left on device"; exit 1'
    expect_in_both_languages 'The disk is full' 'ディスクがいっぱい' ensure_built all
    expect_status 4
}

# ---- bundle ------------------------------------------------------------------------------------------------------

case_a_bundle_wants_an_empty_folder() {
    plain_machine
    mkdir "$work/full"
    touch "$work/full/mine"
    expect_in_both_languages 'is not empty' '空ではありません' bundle "$work/full"
    expect_status 2
    [[ $(ls "$work/full") == mine ]] || broken 'the folder was touched'
    expect_in_both_languages 'wants one folder' 'フォルダーを一つ' bundle
}

case_a_bundle_is_used_and_its_gaps_are_named() {
    plain_machine
    mkdir -p "$work/b/bundle/debs"
    touch "$work/b/bundle/CONTENTS"
    export ZK_BUNDLE=$work/b
    expect_in_both_languages 'is incomplete: debs/Packages' '不完全です' ensure_packages
    play_python 'exit 0' "$unpack_well"
    expect_in_both_languages 'is incomplete: wheels' 'wheels' ensure_wheels
    mkdir "$work/b/bundle/wheels"
    : >"$work/calls"
    pieces ensure_wheels
    expect_status 0
    expect_call "pip download .*--no-index --find-links $work/b/bundle/wheels"
    touch "$work/b/bundle/debs/Packages"
    pieces ensure_packages
    expect_call "^apt-get .*-o Dir::Etc::sourcelist=$ZK_CACHE/bundle-apt/sources.list .*update"
}

# ---- words -------------------------------------------------------------------------------------------------------

case_every_word_that_is_said_exists() {
    : >"$work/err"
    local id language
    for language in en ja; do
        while read -r id; do
            grep -qE "^ *\"(setup\.)?$id\": " "$ZK_SOURCE/resources/text/$language"/{setup,doctor}.json || broken "$language has no words for $id"
        done < <(ids 'say|text')
        while read -r id; do
            for part in what why 'do'; do
                grep -qE "^ *\"setup\.$id\.$part\": " "$ZK_SOURCE/resources/text/$language/setup.json" || broken "$language has no words for $id.$part"
            done
        done < <(ids fail)
    done
}

case_help_and_wrong_words() {
    : >"$work/err"
    ZK_PRESET=none "$ZK_SOURCE/zk" help >"$work/out"
    grep -q './zk bundle DIR' "$work/out" || broken 'help is incomplete'
    ZK_PRESET=none "$ZK_SOURCE/zk" --lang ja help >"$work/out"
    grep -q '足りないものを用意し' "$work/out" || broken 'no Japanese help'
    status=0
    ZK_PRESET=none "$ZK_SOURCE/zk" setup --cdua >"$work/out" 2>"$work/err" || status=$?
    expect_status 2
    expect_words '"--cdua" is not a word'
    status=0
    "$ZK_SOURCE/zk" build relaese >"$work/out" 2>"$work/err" || status=$?
    expect_status 2
    expect_words 'There is no preset "relaese"'
    [[ ! -e $ZK_SOURCE/build/relaese ]] || broken 'a folder for a preset that does not exist'
    [[ ! -s $work/out ]] || broken 'an error on stdout'
}

case_the_shell_doctor_answers_before_a_build() {
    : >"$work/err"
    ZK_PRESET=none ZK_CACHE=$work/none "$ZK_SOURCE/zk" doctor --json >"$work/out"
    local python
    python=$(PATH=/usr/bin:/bin command -v python3) || exit 77
    "$python" - "$work/out" <<'PYTHON' || broken 'no good JSON'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
assert report["built"] is False
checks = {check["id"]: check for check in report["checks"]}
assert {"system", "processor", "cores", "memory", "disk", "compiler", "display", "gpu", "libtorch", "programs"} <= set(checks)
assert checks["libtorch"]["status"] == "missing" and checks["libtorch"]["fix"] == "./zk setup"
assert all(check["status"] in ("ok", "note", "missing") for check in report["checks"])
PYTHON
}

case_the_result_of_a_command_is_alone_on_stdout() {
    : >"$work/err"
    [[ -x $ZK_BIN/zk ]] || exit 77
    PATH=/usr/bin:/bin ZK_NO_SETUP=1 ZK_PRESET=$(basename "$(dirname "$ZK_BIN")") "$ZK_SOURCE/zk" --lang ja doctor --json --workspace "$work/ws" >"$work/out" 2>"$work/err"
    [[ $(head -c 1 "$work/out") == '{' && $(wc -l <"$work/out") -eq 1 ]] || broken "stdout holds more than the result: $(head -c 300 "$work/out")"
    grep -q '"built":true' "$work/out" || broken 'not the program answered'
}

case_shellcheck() {
    : >"$work/err"
    local check
    check=$(PATH=/usr/bin:/bin:/usr/local/bin command -v shellcheck) || { echo 'skipped: shellcheck is not installed (apt-get install shellcheck)'; exit 77; }
    cd "$ZK_SOURCE"
    "$check" -x zk .ci/run packaging/deb/zk packaging/*.sh packaging/setup/*.sh tests/e2e/setup/*.sh || broken 'see above'
}

"case_${1:?which case}"
echo passed
