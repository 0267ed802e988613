# shellcheck shell=bash
# What every piece of the set-up shares: language, messages, paths, locks, progress, number of cores.

# ---- language and messages -------------------------------------------------------------------------------------

# English or Japanese: --lang, else what the shell says (LC_ALL before LC_MESSAGES before LANG).
language() {
    case ${CHOSEN_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}}} in
        ja*) echo ja ;;
        *) echo en ;;
    esac
}

# The words, read when the first one is wanted: resources/text/LANGUAGE/*.json, one "id": "text" a line; ids of
# setup.json are used without their "setup.".
declare -gA T=()  # -g: the installed front door reads this file inside a function
load_texts() {
    local line id words pattern='^ *"(setup\.)?([^"]+)": "(.*)",?$' folder
    folder=$ZK_ROOT/resources/text/$(language)
    while IFS= read -r line; do
        if [[ $line =~ $pattern ]]; then
            id=${BASH_REMATCH[2]} words=${BASH_REMATCH[3]}
            words=${words//\\n/$'\n'}
            if [[ -n ${INSTALLED:-} ]]; then words=${words//.\/zk/zk}; fi  # installed, the front door has no folder
            T[$id]=${words//\\\"/\"}
        fi
    done < <(cat "$folder/setup.json" "$folder/doctor.json")
}

# The words behind an id, on stdout; {1}, {2} … in them are the further arguments.
text() {
    [[ ${#T[@]} -gt 0 ]] || load_texts
    local words=${T[$1]} i=0
    while shift && [[ $# -gt 0 ]]; do
        i=$((i + 1))
        words=${words//"{$i}"/"$1"}
    done
    printf '%s\n' "$words"
}

say() { text "$@" >&2; }

# fail ID ARG…: what happened, why, what to do next. Ends the script with the exit codes of the programs
# (engine/core/result.h): 2 wrong words, 1 the build failed, 4 something this machine lacks.
fail() {
    local id=$1
    shift
    clear_line
    [[ ${#T[@]} -gt 0 ]] || load_texts  # once, not in each of the subshells below
    {
        printf '\n%s %s\n' "$(text failed)" "$(text "$id.what" "$@")"
        printf '  %s %s\n' "$(text why)" "$(text "$id.why" "$@")" "$(text remedy)" "$(text "$id.do" "$@")"
    } >&2
    case $id in
        unknown_* | bundle_words | package_words | bundle_not_empty) exit 2 ;;
        build | configure) exit 1 ;;
        *) exit 4 ;;
    esac
}

# ---- paths -----------------------------------------------------------------------------------------------------

CACHE=${ZK_CACHE:-${XDG_CACHE_HOME:-${HOME:-/var/tmp/zerokara-$UID}/.cache}/zerokara}
LOGS=$CACHE/log
PRESET=${ZK_PRESET:-release}
BUILD=$ZK_ROOT/build/$PRESET
# A folder made by `zk bundle`: packages and wheels lie beside the source and the network is left alone.
BUNDLE=${ZK_BUNDLE:-}
if [[ -z $BUNDLE && -f $ZK_ROOT/bundle/CONTENTS ]]; then BUNDLE=$ZK_ROOT/bundle; fi
if [[ -n $BUNDLE && ! -f $BUNDLE/CONTENTS && -f $BUNDLE/bundle/CONTENTS ]]; then BUNDLE=$BUNDLE/bundle; fi

# The compiler's cache lies with the rest, unless there is one already that others use.
if [[ -z ${CCACHE_DIR:-} && ! -d ${HOME:-/nowhere}/.ccache && ! -d ${XDG_CACHE_HOME:-${HOME:-/nowhere}/.cache}/ccache ]]; then
    export CCACHE_DIR=$CACHE/ccache
fi

# shellcheck disable=SC2034  # BUILD is what the other pieces read
choose_preset() {
    grep -q "{\"name\": \"$1\", \"inherits\"" "$ZK_ROOT/CMakePresets.json" || fail unknown_preset "$1"
    PRESET=$1
    BUILD=$ZK_ROOT/build/$PRESET
}

make_cache() {
    mkdir -p "$LOGS" 2>/dev/null || fail cache_folder "$CACHE"
}

# One set-up at a time: a second one waits. $1: file; the lock lives as long as the script (descriptor 9 or 8).
lock() {
    local file=$1 descriptor=$2
    eval "exec $descriptor>\"\$file\"" 2>/dev/null || fail cache_folder "$(dirname "$file")"
    if ! flock -n "$descriptor"; then
        say waiting
        flock "$descriptor"
    fi
}
unlock() { eval "exec $1>&-"; }

# ---- the machine -----------------------------------------------------------------------------------------------

# Cores this process may use: affinity, and the quota of its control group.
cores() {
    local count quota period
    count=$(OMP_NUM_THREADS='' nproc)
    if [[ -r /sys/fs/cgroup/cpu.max ]] && read -r quota period </sys/fs/cgroup/cpu.max && [[ $quota != max ]]; then
        quota=$(((quota + period - 1) / period))
        ((quota < count)) && count=$quota
    fi
    echo "$((count < 1 ? 1 : count))"
}

# A compiler that reads LibTorch's headers takes 1.3 GB: as many at a time as memory holds.
build_jobs() {
    local free count
    count=$(cores)
    free=$(awk '/MemAvailable/ {print int($2 / 1500000)}' /proc/meminfo)
    ((free < 1)) && free=1
    echo "$((free < count ? free : count))"
}

# Free space in MiB where $1 is, or will be once it is made.
free_mib() {
    local folder=$1
    while [[ ! -d $folder && $folder != / ]]; do folder=$(dirname "$folder"); done
    df -Pk "$folder" | awk 'NR == 2 {print int($4 / 1024)}'
}

has_nvidia_driver() { [[ -e /proc/driver/nvidia/version ]] || { command -v nvidia-smi >/dev/null && nvidia-smi -L >/dev/null 2>&1; }; }

# ---- progress --------------------------------------------------------------------------------------------------

if [[ -t 2 ]]; then LIVE=yes; else LIVE=; fi

clear_line() { if [[ -n $LIVE ]]; then printf '\r\033[K' >&2; fi; }

# Reads a tool's output: the newest line stands on the terminal; without a terminal every tenth part of "[n/m] …" is told.
show_progress() {
    local line width=${COLUMNS:-80} done_ total last=-1
    while IFS= read -r line; do
        if [[ -n $LIVE ]]; then
            printf '\r\033[K  %s' "${line:0:width-4}" >&2
        elif [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            done_=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            if ((total > 4 && done_ * 10 / total != last)); then
                last=$((done_ * 10 / total))
                say progress "$done_" "$total"
            fi
        fi
    done
    clear_line
}

# logged NAME COMMAND…: runs it with output in $LOGS/NAME.log and the newest line on the terminal; keeps its status.
logged() {
    local log=$LOGS/$1.log status=0
    shift
    "$@" </dev/null 2>&1 | tee "$log" | show_progress || status=${PIPESTATUS[0]}
    return "$status"
}

# Last lines of a log, for the eye, set apart from our own words.
show_tail() {
    say log_tail "$1"
    tail -n "${2:-20}" "$1" | sed 's/^/    | /' >&2
}
