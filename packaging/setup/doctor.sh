# shellcheck shell=bash
# `zk doctor` before anything is built: what this machine has, what is missing, and the command that mends it. Once the
# program is built, its own doctor answers (workers/commands/doctor.cpp) with the same ids and JSON fields.

CHECKS=()  # id, status, value and the command that mends it, between unit separators
check() { CHECKS+=("$1"$'\x1f'"$2"$'\x1f'"$3"$'\x1f'"${4:-}"); }

check_system() {
    local known
    known=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-}")
    check system "$([[ $known == "debian 12" ]] && echo ok || echo note)" "$(distribution), $(uname -m)"
    if [[ $(id -u) -eq 0 ]]; then
        check rights ok "$(text doctor.root)"
    elif command -v sudo >/dev/null; then
        check rights ok "$(text doctor.sudo)"
    else
        check rights note "$(text doctor.none)"
    fi
}

check_processor() {
    local model
    model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    if grep -qw avx2 /proc/cpuinfo; then check processor ok "$model"; else check processor note "$(text doctor.slow "$model")"; fi
    check cores ok "$(cores)"
}

check_memory() {
    local free total value
    free=$(awk '/MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
    total=$(awk '/MemTotal/ {print int($2 / 1024)}' /proc/meminfo)
    value=$(text doctor.memory)
    value=${value//"{free}"/"$free MiB"}
    value=${value//"{total}"/"$total MiB"}
    if ((free >= 2000)); then check memory ok "$value"; else check memory note "$value" "$(text doctor.advice.memory-build)"; fi
}

check_disk() {
    local source at_cache wanted
    source=$(free_mib "$BUILD")
    at_cache=$(free_mib "$CACHE")
    wanted=$(wheels_need "$(wheel_set)")
    if ((source >= 2000)) && { ((at_cache >= wanted)) || wheels_present "$(torch_folder)" "$(wheel_set)"; }; then
        check disk ok "$(text doctor.disk.both "$source" "$at_cache")"
    else
        check disk missing "$(text doctor.disk.both "$source" "$at_cache")" "$(text doctor.advice.disk-setup)"
    fi
}

check_packages() {
    local missing names mend
    command -v dpkg-query >/dev/null || return 0
    missing=$(missing_packages)
    if [[ -z $missing ]]; then
        check packages ok "$(text doctor.all-here)"
        return
    fi
    names=$(awk '{sub(/\|.*/, "", $1); printf "%s ", $1}' <<<"$missing")
    mend='./zk setup'
    if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then mend=$(text doctor.advice.ask-admin "$names"); fi
    check packages missing "$(text doctor.lacking "$(wc -l <<<"$missing")" "$names")" "$mend"
}

check_tools() {
    local version
    if command -v g++ >/dev/null; then
        version=$(g++ -dumpfullversion)
        if ((${version%%.*} >= 12)); then check compiler ok "g++ $version"; else check compiler missing "$(text doctor.too-old "g++ $version")" './zk setup'; fi
    else
        check compiler missing "$(text doctor.none)" './zk setup'
    fi
    if command -v cmake >/dev/null; then check cmake ok "$(cmake --version | sed -n '1s/.* //p')"; else check cmake missing "$(text doctor.none)" './zk setup'; fi
    if wheels_present "$(torch_folder)" "$(wheel_set)"; then
        check libtorch ok "$TORCH_VERSION ($(wheel_set))"
    else
        check libtorch missing "$(text doctor.none)" './zk setup'
    fi
    check programs missing "$(text doctor.none)" './zk setup'
}

check_display() {
    if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then check display ok "${WAYLAND_DISPLAY:-$DISPLAY}"; else check display note "$(text doctor.display.none)"; fi
    if has_nvidia_driver; then
        check gpu ok "$(nvidia-smi --query-gpu=name,driver_version --format=csv,noheader 2>/dev/null | head -n 4 | paste -sd ';' -)"
    else
        check gpu note "$(text doctor.gpu.none)"
    fi
}

json_string() {
    local s=$1
    s=${s//\\/\\\\}
    s=${s//\"/\\\"}
    printf '"%s"' "${s//[[:cntrl:]]/ }"
}

print_json() {
    local row id status value mend comma=''
    printf '{"built":false,"checks":['
    for row in "${CHECKS[@]}"; do
        IFS=$'\x1f' read -r id status value mend <<<"$row"
        printf '%s\n{"id":"%s","status":"%s","value":%s' "$comma" "$id" "$status" "$(json_string "$value")"
        [[ -z $mend ]] || printf ',"fix":%s' "$(json_string "$mend")"
        printf '}'
        comma=,
    done
    printf '\n]}\n'
}

print_table() {
    local row id status value mend bad=''
    printf '%s\n\n' "$(text doctor.head.unbuilt)"
    for row in "${CHECKS[@]}"; do
        IFS=$'\x1f' read -r id status value mend <<<"$row"
        printf '  %s  %s: %s\n' "$(text "doctor.status.$status")" "$(text "doctor.label.$id")" "$value"
        if [[ -n $mend ]]; then text doctor.fix "$mend"; fi
        if [[ $status == missing ]]; then bad=yes; fi
    done
    printf '\n%s\n' "$(if [[ -n $bad ]]; then text doctor.bad; else text doctor.good.unbuilt; fi)"
}

shell_doctor() {
    load_texts
    check_system
    check_processor
    check_memory
    check_disk
    check_packages
    check_tools
    check_display
    if [[ " $* " == *" --json "* ]]; then print_json; else print_table; fi
}
