#!/usr/bin/env bash
# Proves that the .deb needs nothing but what it names: makes a bare Debian 12 in a folder, installs the package there
# with apt, uses it as an ordinary user, and removes it again. Needs root and debootstrap; uses this machine's apt
# settings, with --setup also those of pip.
#
#   packaging/test-deb.sh [--root DIR] [--setup] [--keep] FILE.deb
#     --root DIR   where the bare system is made (default: a new folder in TMPDIR); an earlier one is reused bare
#     --setup      also fetch LibTorch with `zk setup`, train small models, and take the whole path of `zk quickstart`
#     --keep       leave the folder behind; DIR/pictures then holds what the window drew
set -euo pipefail
source_tree=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=packaging/debian-root.sh
. "$source_tree/packaging/debian-root.sh"
root='' setup='' keep=''
while [[ $# -gt 0 ]]; do
    case $1 in
        --root) root=$2 keep=yes && shift ;;
        --setup) setup=yes ;;
        --keep) keep=yes ;;
        --help | -h) sed -n '2,10s/^# \{0,1\}//p' "$0" && exit 0 ;;
        *) break ;;
    esac
    shift
done
[[ $# -eq 1 && -f $1 ]] || { echo "which .deb? make one with: ./zk package DIR" >&2 && exit 2; }
package=$(realpath "$1")
[[ $(id -u) -eq 0 ]] || { echo "run this as the administrator (it makes a root folder)" >&2 && exit 2; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2 && exit 4; }

# Mounts are made in a namespace of this script alone, so that nothing stays mounted whatever happens.
if [[ -z ${ZK_DEB_INSIDE:-} ]]; then
    root=${root:-$(mktemp -d)}
    trap '[[ -n $keep ]] || rm -rf "$root"' EXIT
    mkdir -p "$root"
    make_bare_system "$root"
    ZK_DEB_INSIDE=1 unshare --mount --pid --fork --kill-child "$0" --root "$root" ${setup:+--setup} "$package"
    exit
fi

system=$root/system
pictures=$root/pictures
version=$(dpkg-deb -f "$package" Version)
use_host_settings "$system"
mkdir -p "$pictures"

inside() { chroot "$system" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive nice "$@" </dev/null; }
# As an ordinary user, in the language that $tongue names; output in $said, status in $status.
tongue=C.UTF-8
learner() {
    status=0
    # shellcheck disable=SC2016
    said=$(chroot "$system" su -c 'cd && exec env -i HOME="$HOME" PATH=/usr/bin:/bin LANG="$0" TERM=dumb nice "$@"' -- learner "$tongue" "$@" \
        </dev/null 2>&1) || status=$?
}
broken() {
    printf 'FAILED: %s\n%s\n' "$*" "${said:-}" >&2
    exit 1
}
passed() { echo "ok: $*"; }
expect() {
    [[ $status -eq $1 ]] || broken "status $status instead of $1: $3"
    grep -qF -- "$2" <<<"$said" || broken "not said: $2 ($3)"
    passed "$3"
}
everything() { chroot "$system" find / -xdev \( -path /proc -o -path /dev -o -path /home -o -path /tmp -o -path /root \) -prune -o -print | sort; }

inside useradd -m -s /bin/bash learner
inside apt-get -qq update
install_deb() { inside apt-get -qq -y --no-install-recommends install "$@" >"$root/apt.log" 2>&1 || { tail -n 20 "$root/apt.log" >&2 && broken "apt-get install $*"; }; }

# What it needs is installed first, so that the file lists before and after differ by the package alone.
cp "$package" "$system/tmp/zerokara.deb"
start=$SECONDS
inside apt-get -y --no-install-recommends --print-uris install /tmp/zerokara.deb | sed -n 's/.* \([0-9]*\) newly installed.*/packages to install: \1/p; s/^Need to get \(.*\)\./to fetch: \1/p; s/^After this operation, \(.*\)/\1/p'
install_deb /tmp/zerokara.deb
passed "apt installs it with what it needs ($((SECONDS - start)) s)"
start=$SECONDS
inside dpkg --purge zerokara >/dev/null
everything >"$root/before"
inside dpkg -i /tmp/zerokara.deb >/dev/null
passed "dpkg installs the package alone ($((SECONDS - start)) s)"
inside dpkg --verify zerokara | grep . && broken 'files differ from the list of the package'

learner zk --version
expect 0 "zerokara $version" 'zk --version'
learner zk --help
expect 0 'training and chat need it' 'zk --help'
tongue=ja_JP.UTF-8 learner zk help
expect 0 '学習と会話に必要です' 'zk help, in Japanese'
learner zk
expect 4 'zk quickstart' 'zk without a display'
learner zk doctor
expect 0 'to mend it: zk setup' 'zk doctor names the command that fetches LibTorch'
! grep -qE '\./zk|not found' <<<"$said" || broken 'the doctor speaks of the source'
tongue=ja_JP.UTF-8 learner zk doctor
expect 0 'zk setup' 'zk doctor, in Japanese'
learner zk miniworld --name small --megabytes 0.3 --exam_items 4 --chats 40 --workspace world
expect 0 'small' 'zk miniworld'
for command in train tune eval generate chat bench quickstart; do
    learner zk "$command" --workspace world
    expect 4 'In a terminal: zk setup' "zk $command without LibTorch"
    tongue=ja_JP.UTF-8 learner zk "$command" --workspace world
    expect 4 '端末で zk setup を実行してください' "zk $command without LibTorch, in Japanese"
done
learner zk setup --cuda
expect 4 'works on the processor' 'zk setup --cuda'
learner mkdir -m 700 runtime  # Qt warns where the session has none
learner env XDG_RUNTIME_DIR=/home/learner/runtime QT_QPA_PLATFORM=offscreen zerokara --workspace world --page start --lang en --size 1280x800 --shot start.png
[[ $status -eq 0 && -s $system/home/learner/start.png ]] || broken 'the window wrote no picture'
[[ -z $said ]] || broken 'the window complained'
cp "$system/home/learner/start.png" "$pictures/start.png"
passed 'the window draws its first page'
# The front door opens the window, and it stays open until it is closed.
open_for_a_moment() {
    learner env XDG_RUNTIME_DIR=/home/learner/runtime QT_QPA_PLATFORM=offscreen timeout 8 zk --lang ja
    [[ $status -eq 124 && -z $said ]] || broken "status $status, or the window complained: zk"
    passed "zk opens the window: $1"
}
open_for_a_moment 'before LibTorch is there'

[[ -L $system/usr/bin/zerokara && -s $system/usr/share/icons/hicolor/48x48/apps/zerokara.png ]] || broken 'no icon'
install_deb desktop-file-utils appstream
said=$(inside desktop-file-validate /usr/share/applications/zerokara.desktop 2>&1) || broken 'desktop entry'
[[ -z $said ]] || broken 'desktop entry'
passed 'the desktop entry is valid'
said=$(inside appstreamcli validate --no-net /usr/share/metainfo/zerokara.metainfo.xml 2>&1) || broken 'AppStream metainfo'
passed 'the AppStream metainfo is valid'

if [[ -n $setup ]]; then
    start=$SECONDS
    learner zk setup
    expect 0 'Everything is ready' "zk setup ($((SECONDS - start)) s)"
    learner zk doctor
    expect 0 'Nothing is missing' 'zk doctor with LibTorch'
    learner zk tokenizer --corpus small --name small --vocab_size 1000 --workspace world
    expect 0 'small' 'zk tokenizer'
    learner zk dataset --corpus small --tokenizer small --name small --workspace world
    expect 0 'small' 'zk dataset'
    learner zk train --dataset small --name small --model.n_layer 2 --model.d_model 64 --steps 20 --workspace world
    expect 0 'small' 'zk train'
    learner zk generate --model small --prompt Once --sampling.seed 1 --workspace world
    expect 0 'Once' 'zk generate'
    start=$SECONDS
    learner zk quickstart --minutes 0.3 --lang en --workspace tour
    expect 0 '7/7' "zk quickstart, the whole path ($((SECONDS - start)) s)"
    open_for_a_moment 'with LibTorch'
fi

# What the validators brought goes with them; what the package brought has to be gone with it.
inside apt-get -qq -y purge zerokara desktop-file-utils appstream >/dev/null
inside apt-get -qq -y autoremove --purge >/dev/null 2>&1
everything | grep -i zerokara >"$root/left" || true
[[ ! -s $root/left ]] || { said=$(<"$root/left") && broken 'purge left files'; }
passed 'purge leaves nothing'
echo "fresh Debian 12: $(basename "$package") ($(stat -c %s "$package") bytes): all passed"
