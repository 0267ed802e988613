# shellcheck shell=bash
# `zk bundle DIR`: the source, the wheels and the Debian packages with everything they depend on, in one folder. `./zk`
# in it installs from there and asks no network: packages as a small apt repository, wheels as pip's only place to look.

bundle() {
    local target='' set word
    for word in "$@"; do
        case $word in
            --cuda | --cpu) choose_set "${word#--}" ;;
            -*) fail unknown_word "$word" "zk bundle" ;;
            *) [[ -z $target ]] || fail bundle_words
                target=$word ;;
        esac
    done
    [[ -n $target ]] || fail bundle_words
    [[ ! -e $target || (-d $target && -z $(ls -A "$target")) ]] || fail bundle_not_empty "$target"
    make_cache
    mkdir -p "$target" 2>/dev/null || fail cache_folder "$target"
    target=$(realpath "$target")
    set=$(wheel_set)
    # shellcheck disable=SC2034
    BUNDLE=''  # a bundle made from a bundle would lack what this machine had already
    # Everything grows beside the goal and is moved there at the end, whole.
    PARTIAL=$(mktemp -d "$(dirname "$target")/.zk-bundle-XXXXXX") || fail cache_folder "$(dirname "$target")"
    trap 'rm -rf "$PARTIAL"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    say bundle_source
    copy_source "$PARTIAL/tree"
    say bundle_wheels "$(wheels_size "$set")"
    find_pip
    mkdir -p "$PARTIAL/tree/bundle"
    download_wheels "$set" "$PARTIAL/tree/bundle/wheels"
    say bundle_debs
    download_debs "$PARTIAL/tree/bundle/debs"
    bundle_contents "$PARTIAL/tree/bundle" "$set"
    rmdir "$target" 2>/dev/null || true
    mv "$PARTIAL/tree" "$target"
    rm -rf "$PARTIAL"
    trap - EXIT INT TERM
    say bundle_done "$target" "$(du -sm "$target" | cut -f 1)" "$(distribution)"
}

# What belongs to the source: git's view of the tree with what is not committed yet, else all but build folders.
copy_source() {
    mkdir -p "$1"
    if git -C "$ZK_ROOT" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git -C "$ZK_ROOT" ls-files -z --cached --others --exclude-standard |
            (cd "$ZK_ROOT" && tar --null --ignore-failed-read -T - -cf - 2>/dev/null) | tar -C "$1" -xf -
    else
        tar -C "$ZK_ROOT" --exclude=./build --exclude=./bundle --exclude=./.cache -cf - . | tar -C "$1" -xf -
    fi
}

# All packages of the list and what they need, seen from a machine on which nothing is installed (an empty dpkg record).
# shellcheck disable=SC2034
download_debs() {
    local into=$1 work=$PARTIAL/apt
    command -v apt-get >/dev/null || fail not_debian apt-get ''
    mkdir -p "$into" "$work/lists/partial" "$work/archives/partial"
    : >"$work/status"
    AS_ROOT=()  # every folder that apt writes is ours
    APT_OPTIONS+=(-o "Dir::State=$work" -o "Dir::State::status=$work/status" -o "Dir::State::lists=$work/lists"
        -o "Dir::Cache=$work" -o "Dir::Cache::archives=$work/archives" -o Debug::NoLocking=1 -o APT::Sandbox::User=root)
    update_lists
    resolve_names "$(listed_packages)"
    [[ ${#UNKNOWN[@]} -eq 0 ]] || explain_unknown
    logged bundle-debs apt -y --no-install-recommends --download-only install "${WANTED[@]}" || explain_apt bundle-debs "${WANTED[*]}"
    mv "$work/archives/"*.deb "$into/"
    rm -rf "$work"
    index_debs "$into" >"$into/Packages"
}

# The index that makes a folder of packages a repository: each package's own description, its file, size and hash.
index_debs() (
    cd "$1" || exit 1
    for file in *.deb; do
        dpkg-deb -f "$file" | sed '/^$/d'
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$file" "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d ' ' -f 1)"
    done
)

# The file by which ./zk recognizes a bundle; it says what is inside.
bundle_contents() {
    {
        printf 'set: %s\nsystem: %s\npackages: %s\n' "$2" "$(distribution)" "$(find "$1/debs" -name '*.deb' | wc -l)"
        (cd "$1" && sha256sum wheels/*.whl)
    } >"$1/CONTENTS"
}
