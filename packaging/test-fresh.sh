#!/usr/bin/env bash
# Proves that set-up leans on nothing that somebody installed by hand: makes a bare Debian 12 in a folder, copies the
# tree into it and runs ./zk there. Needs root and debootstrap; uses this machine's apt and pip settings.
#
#   packaging/test-fresh.sh [--root DIR] [--user] [--offline BUNDLE] [--keep] [ZK WORDS …]     (words: setup)
#     --root DIR         where the bare system is made (default: a new folder in TMPDIR); an earlier one is reused bare
#     --user             run as an ordinary user with sudo instead of as the administrator
#     --offline BUNDLE   copy this folder, made by `zk bundle`, instead of the tree, and cut the network off
#     --keep             leave the folder behind
set -euo pipefail
source_tree=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=packaging/debian-root.sh
. "$source_tree/packaging/debian-root.sh"
root='' user='' bundle='' keep=''
while [[ $# -gt 0 ]]; do
    case $1 in
        --root) root=$2 keep=yes && shift ;;
        --user) user=yes ;;
        --offline) bundle=$(realpath "$2") && shift ;;
        --keep) keep=yes ;;
        --help | -h) sed -n '2,10s/^# \{0,1\}//p' "$0" && exit 0 ;;
        *) break ;;
    esac
    shift
done
[[ $# -gt 0 ]] || set -- setup
[[ $(id -u) -eq 0 ]] || { echo "run this as the administrator (it makes a root folder)" >&2 && exit 2; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2 && exit 4; }

# Mounts are made in a namespace of this script alone, so that nothing stays mounted whatever happens.
if [[ -z ${ZK_FRESH_INSIDE:-} ]]; then
    words=(--mount --pid --fork --kill-child)
    [[ -z $bundle ]] || words+=(--net)
    root=${root:-$(mktemp -d)}
    trap '[[ -n $keep ]] || rm -rf "$root"' EXIT
    mkdir -p "$root"
    make_bare_system "$root"
    ZK_FRESH_INSIDE=1 unshare "${words[@]}" "$0" --root "$root" ${user:+--user} ${bundle:+--offline "$bundle"} "$@"
    exit
fi

system=$root/system
use_host_settings "$system"

home=/root name=root
if [[ -n $user ]]; then
    name=learner home=/home/learner
    chroot "$system" sh -c 'apt-get -qq update && apt-get -qq -y --no-install-recommends install sudo >/dev/null 2>&1
        useradd -m -s /bin/bash learner && echo "learner ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/learner'
fi
mkdir -p "$system$home/zerokara"
if [[ -n $bundle ]]; then
    cp -a "$bundle/." "$system$home/zerokara/"
else
    git -C "$source_tree" ls-files -z --cached --others --exclude-standard |
        tar -C "$source_tree" --null --ignore-failed-read -T - -cf - | tar -C "$system$home/zerokara" -xf -
fi
chroot "$system" chown -R "$name:" "$home"

start=$SECONDS status=0
# shellcheck disable=SC2016
chroot "$system" su "$name" -c 'cd ~/zerokara && exec env -i HOME="$HOME" PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
    LANG="$0" TERM=dumb CI=true nice ./zk "$@"' "${ZK_FRESH_LANG:-C.UTF-8}" "$@" </dev/null || status=$?
echo "fresh Debian 12, $name${bundle:+, without a network}: ./zk $*: status $status, $((SECONDS - start)) s" >&2
exit "$status"
