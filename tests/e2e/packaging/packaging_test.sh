#!/usr/bin/env bash
# The installed tree, staged in a folder: its files, its words in both languages, its versions, how it behaves before
# LibTorch is there, and that its engine runs with it.
set -euo pipefail
: "${ZK_SOURCE:?}" "${ZK_BUILD:?}" "${ZK_TORCH:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LC_ALL LC_MESSAGES ZK_LANG ZK_BIN ZK_RESOURCES ZK_TORCH_ROOT DISPLAY WAYLAND_DISPLAY XDG_CACHE_HOME 2>/dev/null || true
export HOME=$work/home LANG=C.UTF-8 ZK_CACHE=$work/cache
mkdir -p "$HOME"
export XDG_RUNTIME_DIR=$work/runtime
mkdir -m 700 "$XDG_RUNTIME_DIR"
broken() {
    echo "FAILED: $*" >&2
    [[ ! -f $work/said ]] || sed 's/^/  | /' "$work/said" >&2
    exit 1
}

# Without these nothing can be staged or looked at: the test is skipped (77), with the reason.
for tool in cmake readelf dpkg; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed" && exit 77; }
done
# has TOOL PACKAGE: a check that one more tool allows; without it the rest of the test goes on.
has() { command -v "$1" >/dev/null || { echo "not checked with $1: it is not installed (apt-get install $2)" && return 1; }; }

# The pieces of `zk package` themselves.
# shellcheck disable=SC2034
ZK_ROOT=$ZK_SOURCE SETUP=$ZK_SOURCE/packaging/setup
for piece in common packages wheels build package; do
    # shellcheck source=/dev/null
    . "$SETUP/$piece.sh"
done
make_cache
stage_tree "$ZK_BUILD" "$work/stage" || broken "install: $(tail -n 5 "$LOGS/package.log")"
usr=$work/stage/usr

# ---- files: exactly these, but for the resources, of which each is one of the source's ---------------------------
(cd "$work/stage" && find usr \( -type f -o -type l \) ! -path 'usr/share/zerokara/resources/*' | sort) >"$work/files"
{
    printf 'usr/bin/%s\n' zerokara zk
    printf 'usr/lib/zerokara/%s\n' libzk-engine.so zerokara zk zk-engine
    printf 'usr/share/%s\n' applications/zerokara.desktop metainfo/zerokara.metainfo.xml icons/hicolor/scalable/apps/zerokara.svg
    printf 'usr/share/doc/zerokara/%s\n' CHANGELOG.md LICENSE.md LICENSES/Apache-2.0.txt LICENSES/GPL-3.0-or-later.txt \
        README.ja.md README.md copyright
    printf 'usr/share/icons/hicolor/%s/apps/zerokara.png\n' 16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512
    printf 'usr/share/zerokara/packaging/%s\n' requirements-cpu.txt setup/common.sh setup/unpack_wheels.py setup/wheels.sh
} | sort | diff - "$work/files" || broken 'the list of files differs'
for folder in text lessons presets miniworld eval_tasks; do
    diff -rq "$ZK_SOURCE/resources/$folder" "$usr/share/zerokara/resources/$folder" >"$work/said" || broken "resources: $folder"
done
[[ ! -e $usr/share/zerokara/resources/i18n ]] || broken 'the catalogue is compiled in and has no place among the files'
while read -r size; do
    file "$usr/share/icons/hicolor/$size/apps/zerokara.png" 2>/dev/null | grep -q "PNG image data, ${size%x*} x ${size#*x}," ||
        [[ $(od -An -tu1 -j16 -N8 "$usr/share/icons/hicolor/$size/apps/zerokara.png" | awk '{print $3 * 256 + $4 "x" $7 * 256 + $8}') == "$size" ]] ||
        broken "the icon of $size has another size"
done < <(printf '%s\n' 16x16 48x48 512x512)

# ---- no place of this machine in the programs ---------------------------------------------------------------------
for program in "$usr"/lib/zerokara/*; do
    ! readelf -d "$program" | grep -E 'R(UN)?PATH' >"$work/said" || broken "$(basename "$program") names a path of this machine"
done

# ---- words of the desktop in both languages ------------------------------------------------------------------------
desktop=$usr/share/applications/zerokara.desktop metainfo=$usr/share/metainfo/zerokara.metainfo.xml
for key in Name GenericName Comment Keywords; do
    grep -q "^$key=." "$desktop" || broken "desktop entry: no $key"
    grep -qP "^$key\[ja\]=.*[\p{Han}\p{Hiragana}\p{Katakana}]" <(LC_ALL=C.UTF-8 cat "$desktop") || broken "desktop entry: no Japanese $key"
done
[[ -x $usr/bin/$(sed -n 's/^Exec=//p' "$desktop") ]] || broken 'desktop entry: Exec is not installed'
for tag in name summary p li; do
    english=$(grep -c "<$tag>" "$metainfo") japanese=$(grep -c "<$tag xml:lang=\"ja\">" "$metainfo")
    [[ $english -ge 1 && $english -eq $japanese ]] || broken "metainfo: $english <$tag> in English, $japanese in Japanese"
done
if has desktop-file-validate desktop-file-utils; then
    desktop-file-validate "$desktop" >"$work/said" 2>&1 || broken 'desktop-file-validate'
fi
if has appstreamcli appstream; then
    appstreamcli validate --no-net "$metainfo" >"$work/said" 2>&1 || broken 'appstreamcli validate'
fi

# ---- one version -----------------------------------------------------------------------------------------------------
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$ZK_BUILD/CMakeCache.txt")
describe_package "$work/stage" "$version" 'libc6'
[[ $(sed -n 's/^Version: //p' "$work/stage/DEBIAN/control") == "$version" ]] || broken 'control: version'
(cd "$work/stage" && md5sum --quiet -c DEBIAN/md5sums) || broken 'md5sums'
[[ $("$usr/bin/zk" --version) == "zerokara $version" ]] || broken "zk --version is not $version"
[[ $("$usr/bin/zerokara" --version) == *" $version" ]] || broken "zerokara --version is not $version"
if has dpkg-shlibdeps dpkg-dev; then
    names() { sed 's/^ *//; s/ .*//' | sort; }
    read_depends "$work/stage" "$ZK_TORCH/torch/lib" | tr ',' '\n' | names >"$work/needed"
    [[ $(wc -l <"$work/needed") -gt 5 ]] || broken 'dpkg-shlibdeps read nothing out of the programs'
    listed_depends | names | comm -23 "$work/needed" - >"$work/said"
    [[ ! -s $work/said ]] || broken 'packaging/deb/depends.txt lacks what the programs need'
fi

# ---- before `zk setup` ------------------------------------------------------------------------------------------------
# said STATUS WORDS COMMAND…
said() {
    local wanted=$1 words=$2 status=0
    shift 2
    "$@" >"$work/said" 2>&1 </dev/null || status=$?
    [[ $status -eq $wanted ]] || broken "status $status instead of $wanted: $*"
    [[ -z $words ]] || grep -qF -- "$words" "$work/said" || broken "not said: $words: $*"
}
zk=$usr/bin/zk
for command in train tune eval generate chat bench quickstart; do
    said 4 'In a terminal: zk setup' "$zk" "$command" --workspace "$work/world"
    said 4 '端末で zk setup を実行してください' "$zk" --lang ja "$command" --workspace "$work/world"
done
said 4 'In a terminal: zk setup' "$usr/lib/zerokara/zk-engine" session --workspace "$work/world"
said 4 '"id":"libtorch-missing"' "$zk" train --events --workspace "$work/world"
said 0 'to mend it: zk setup' "$zk" doctor --workspace "$work/world"
! grep -q '\./zk' "$work/said" || broken 'the doctor speaks of the source'
said 0 'training and chat need it' "$zk" help
said 0 '学習と会話に必要です' "$zk" --lang ja help
said 4 'works on the processor' "$zk" setup --cuda
said 2 'is not a word' "$zk" setup --cdua
said 0 '' "$usr/bin/zerokara" --workspace "$work/world" --page start --lang ja --shot "$work/start.png"
[[ -s $work/start.png && ! -s $work/said ]] || broken 'the window wrote no picture, or complained'

# ---- with LibTorch: the engine as a library, and nothing of it in the environment of what it starts ------------------
export ZK_TORCH_ROOT=$ZK_TORCH
said 0 "$(basename "$ZK_TORCH")" "$zk" doctor --workspace "$work/world"
if readelf -d "$usr/lib/zerokara/libzk-engine.so" | grep libtorch_cuda >/dev/null; then
    echo 'not checked with LibTorch: this build is linked to its CUDA part, and a package never is (preset package)'
else
    said 0 'zk train' "$usr/lib/zerokara/zk-engine" train --help
fi
export ZK_TORCH_ROOT=$work/damaged
mkdir -p "$ZK_TORCH_ROOT/torch/lib"
echo damaged | tee "$ZK_TORCH_ROOT/torch/lib/libtorch_cpu.so" >"$ZK_TORCH_ROOT/torch/lib/libc10.so"
said 4 'LibTorch could not be loaded' "$usr/lib/zerokara/zk-engine" train
echo passed
