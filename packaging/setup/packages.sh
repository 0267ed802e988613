# shellcheck shell=bash
# Debian packages: which are missing, why they are wanted, and how they are installed (as root or through sudo).

PACKAGE_LIST=$ZK_ROOT/packaging/debian-packages.txt

# "name|other purpose" lines of the list.
listed_packages() { grep -Ev '^(#|$)' "$PACKAGE_LIST"; }

# Lines of the list whose package (under none of its names) is installed.
missing_packages() {
    local installed names purpose name found
    installed=$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii *//p')
    while read -r names purpose; do
        found=
        for name in ${names//|/ }; do
            [[ $'\n'$installed$'\n' == *$'\n'$name$'\n'* ]] && found=yes
        done
        [[ -n $found ]] || echo "$names $purpose"
    done < <(listed_packages)
}

# Nothing to do while neither the list nor dpkg's own record has changed since the last time all were found.
packages_unchanged() {
    local stamp=$CACHE/packages-found
    [[ -f $stamp && $stamp -nt $PACKAGE_LIST && $stamp -nt /var/lib/dpkg/status ]]
}

ensure_packages() {
    if packages_unchanged; then return; fi
    if ! command -v dpkg-query apt-get >/dev/null; then
        packages_without_apt
        return
    fi
    local missing
    missing=$(missing_packages)
    if [[ -n $missing ]]; then
        make_cache
        install_packages "$missing"
        missing=$(missing_packages)
        [[ -z $missing ]] || fail packages_remain "$(awk '{printf "%s ", $1}' <<<"$missing")"
    fi
    make_cache
    touch "$CACHE/packages-found"
}

# Another kind of system: go on where the tools are there, for CMake will name a missing library.
packages_without_apt() {
    local tool absent=''
    for tool in g++ cmake ninja python3; do
        command -v "$tool" >/dev/null || absent+="$tool "
    done
    [[ -z $absent ]] || fail not_debian "$absent" "$(listed_packages | awk '{sub(/\|.*/, "", $1); printf "%s ", $1}')"
    say going_on_without_apt
}

# Says what is wanted and why, purpose by purpose.
announce_packages() {
    local purpose names
    say packages_missing "$(wc -l <<<"$1")"
    for purpose in build fetch engine window fonts tests; do
        names=$(awk -v p="$purpose" '$2 == p {sub(/\|.*/, "", $1); printf "%s ", $1}' <<<"$1")
        if [[ -n $names ]]; then say package_line "$(text "purpose.$purpose")" "$names"; fi
    done
}

# Sets AS_ROOT to the words that go before apt-get.
find_privilege() {
    local wanted=$1
    AS_ROOT=()
    [[ $(id -u) -ne 0 ]] || return 0
    command -v sudo >/dev/null || fail no_sudo "$wanted"
    if ! sudo -n true 2>/dev/null; then
        [[ -t 0 || -r /dev/tty ]] || fail sudo_needs_terminal "$wanted"
        say sudo_asks
        sudo -v || fail sudo_refused "$wanted"
    fi
    AS_ROOT=(sudo)
}

APT_OPTIONS=(-o DPkg::Lock::Timeout=600 -o APT::Update::Error-Mode=any -o Acquire::Retries=3)
apt() { LC_ALL=C "${AS_ROOT[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get "${APT_OPTIONS[@]}" "$@"; }

# For lines "a|b purpose": what to install in WANTED (the first name that apt knows), what apt does not know in UNKNOWN.
resolve_names() {
    local all known names name found _
    all=$(awk '{gsub(/\|/, "\n", $1); print $1}' <<<"$1")
    # shellcheck disable=SC2086
    known=$(LC_ALL=C apt-cache "${APT_OPTIONS[@]}" policy $all 2>/dev/null |
        awk '/^[^ ].*:$/ {name = substr($0, 1, length($0) - 1)} /^ *Candidate: [^(]/ {print name}')
    WANTED=() UNKNOWN=()
    while read -r names _; do
        found=
        for name in ${names//|/ }; do
            if [[ -z $found && $'\n'$known$'\n' == *$'\n'$name$'\n'* ]]; then found=$name; fi
        done
        if [[ -n $found ]]; then WANTED+=("$found"); else UNKNOWN+=("${names%%|*}"); fi
    done <<<"$1"
}

install_packages() {
    local missing=$1 plain start=$SECONDS
    announce_packages "$missing"
    plain=$(awk '{sub(/\|.*/, "", $1); printf "%s ", $1}' <<<"$missing")
    find_privilege "$plain"
    lock "$CACHE/packages.lock" 9
    tell_distribution
    if [[ -n $BUNDLE ]]; then
        use_bundle_repository
        update_lists
    fi
    resolve_names "$missing"
    if [[ ${#UNKNOWN[@]} -gt 0 && -z $BUNDLE ]]; then
        update_lists
        resolve_names "$missing"
    fi
    [[ ${#UNKNOWN[@]} -eq 0 ]] || explain_unknown
    tell_size
    if ! logged apt-install apt -y --no-install-recommends install "${WANTED[@]}"; then
        if [[ -z $BUNDLE ]] && grep -q '404 *Not Found' "$LOGS/apt-install.log"; then
            update_lists  # the lists were older than the server
            logged apt-install apt -y --no-install-recommends install "${WANTED[@]}" || explain_apt apt-install "$plain"
        else
            explain_apt apt-install "$plain"
        fi
    fi
    unlock 9
    say packages_done "$((SECONDS - start))"
}

# A source that is broken but not needed does no harm: whether the update was good enough, the packages found will say.
update_lists() {
    say updating_lists
    UPDATED=yes
    logged apt-update apt update || UPDATED=no
}

# Some packages are not known to apt: because the lists could not be read, or because nobody offers them.
explain_unknown() {
    if [[ ${UPDATED:-} == no ]]; then explain_apt apt-update ''; fi
    fail no_candidate "${UNKNOWN[*]}" "$(distribution)"
}

# How much will come over the network and stay on the disk, in apt's own words; and whether the disk has room.
tell_size() {
    local words fetch space
    words=$(apt -y --no-install-recommends --assume-no install "${WANTED[@]}" 2>/dev/null || true)
    fetch=$(sed -n 's/^Need to get \([^/]*\)\(\/.*\)\? of archives.*/\1/p' <<<"$words")
    space=$(sed -n 's/^After this operation, \(.*\) of additional.*/\1/p' <<<"$words")
    if [[ -n $fetch && -n $space ]]; then say package_size "$fetch" "$space"; fi
}

distribution() { (. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-$ID}") || uname -s; }

tell_distribution() {
    local known
    known=$( (. /etc/os-release 2>/dev/null && echo "$ID ${VERSION_ID:-}") || true)
    [[ $known == "debian 12" ]] || say other_distribution "$(distribution)"
}

# Turns apt's log into what happened, why, and what to do.
explain_apt() {
    local log=$LOGS/$1.log wanted=$2
    clear_line
    show_tail "$log" 12
    if grep -qE 'No space left|enough free space' "$log"; then
        fail disk_full_packages "$(free_mib /var/cache/apt)"
    elif grep -qE 'Temporary failure|Could not resolve|Could not connect|Connection (failed|timed out|refused)|Network is unreachable|Unable to connect|Unable to fetch|Failed to fetch' "$log"; then
        fail no_network_packages
    elif grep -qE 'Could not get lock|is another process using it' "$log"; then
        fail apt_locked
    elif grep -q 'dpkg was interrupted' "$log"; then
        fail dpkg_interrupted
    elif grep -qE 'unmet dependencies|held broken packages' "$log"; then
        fail unmet "$(distribution)"
    fi
    fail apt_other "$log" "$wanted"
}

# Packages of a bundle as a repository of its own: apt looks there and nowhere else.
use_bundle_repository() {
    local place=$CACHE/bundle-apt
    [[ -f $BUNDLE/debs/Packages ]] || fail bundle_incomplete "$BUNDLE" debs/Packages
    rm -rf "$place"
    mkdir -p "$place/lists/partial" "$place/archives/partial" || fail cache_folder "$CACHE"
    ln -s "$(realpath "$BUNDLE/debs")" "$place/debs"
    echo "deb [trusted=yes] file:${place// /%20}/debs ./" >"$place/sources.list"
    APT_OPTIONS+=(-o "Dir::Etc::sourcelist=$place/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$place/lists"
        -o "Dir::Cache::archives=$place/archives" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
    say using_bundle "$BUNDLE"
}
