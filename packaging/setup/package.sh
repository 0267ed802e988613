# shellcheck shell=bash
# `zk package DIR`: builds the preset "package" and makes zerokara_VERSION_ARCH.deb of what CMake installs. What it
# depends on is read out of the programs by dpkg-shlibdeps, and where that is lacking, from packaging/deb/depends.txt.

package() {
    local target='' word stage version start=$SECONDS
    for word in "$@"; do
        case $word in
            -*) fail unknown_word "$word" "zk package" ;;
            *) [[ -z $target ]] || fail package_words
                target=$word ;;
        esac
    done
    [[ -n $target ]] || fail package_words
    command -v dpkg-deb >/dev/null || fail not_debian dpkg-deb ''
    mkdir -p "$target" 2>/dev/null || fail cache_folder "$target"
    target=$(realpath "$target")
    # The package works on the processor; the set that `zk` itself uses stays what it was.
    choose_preset package
    choose_set cpu
    # shellcheck disable=SC2317  # ensure_wheels calls it
    remember_set() { :; }
    ensure_packages
    ensure_wheels
    ensure_built zk_package
    make_cache
    PARTIAL=$(mktemp -d "$target/.zk-package-XXXXXX") || fail cache_folder "$target"
    trap 'rm -rf "$PARTIAL"' EXIT
    stage=$PARTIAL/stage
    stage_tree "$BUILD" "$stage" || fail package_other "$LOGS/package.log"
    version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$BUILD/CMakeCache.txt")
    describe_package "$stage" "$version" "$(depends_of "$stage" "$TORCH_FOLDER/torch/lib")"
    word=zerokara_${version}_$(dpkg --print-architecture).deb
    logged package env SOURCE_DATE_EPOCH="$(source_date)" dpkg-deb --root-owner-group -Zxz --build "$stage" "$PARTIAL/$word" ||
        fail package_other "$LOGS/package.log"
    mv "$PARTIAL/$word" "$target/$word"
    rm -rf "$PARTIAL"
    trap - EXIT
    say package_done "$target/$word" "$(($(stat -c %s "$target/$word") / 1000000))" "$((SECONDS - start))"
}

# stage_tree BUILD INTO: the tree of files as it lies under / once it is installed.
stage_tree() (
    umask 022
    DESTDIR=$2 logged package cmake --install "$1" --prefix /usr --strip
)

# The moment of the last change, so that the same source makes the same package.
source_date() { git -C "$ZK_ROOT" log -1 --format=%ct 2>/dev/null || stat -c %Y "$ZK_ROOT/CHANGELOG.md"; }

listed_depends() { grep -Ev '^(#|$)' "$ZK_ROOT/packaging/deb/depends.txt"; }

# read_depends STAGE LIBTORCH: the packages of the libraries that the programs name, "a (>= 1), b". LibTorch is in none.
read_depends() {
    local work
    work=$(mktemp -d)
    mkdir "$work/debian"
    printf 'Source: zerokara\n\nPackage: zerokara\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O --ignore-missing-info -l"$2" "$1"/usr/lib/zerokara/*) 2>"$work/words" |
        sed -n 's/^shlibs:Depends=//p'
    rm -rf "$work"
}

# What no program names: the driver of the run index, Python with pip for `zk setup`, and certificates for it.
depends_of() {
    local read=''
    if command -v dpkg-shlibdeps >/dev/null; then read=$(read_depends "$@"); fi
    if [[ -z $read ]]; then
        say package_listed
        read=$(listed_depends | paste -sd , | sed 's/,/, /g')
    fi
    echo "$read, libqt6sql6-sqlite, python3, python3-pip-whl | python3-pip, ca-certificates"
}

# describe_package STAGE VERSION DEPENDS: the control files.
describe_package() {
    local stage=$1 size date
    date=$(source_date)
    mkdir -p "$stage/DEBIAN"
    size=$(du -sk --apparent-size --exclude=DEBIAN "$stage" | cut -f 1)
    {
        printf 'Package: zerokara\nVersion: %s\nArchitecture: %s\n' "$2" "$(dpkg --print-architecture)"
        printf 'Maintainer: The Zerokara authors\nInstalled-Size: %s\nDepends: %s\n' "$size" "$3"
        printf 'Recommends: fonts-noto-cjk\nSection: education\nPriority: optional\n'
        cat "$ZK_ROOT/packaging/deb/description.txt"
    } >"$stage/DEBIAN/control"
    (cd "$stage" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$stage/DEBIAN/md5sums"
    chmod 644 "$stage/DEBIAN"/*
    find "$stage" -newermt "@$date" -exec touch -h -d "@$date" {} +
}
