# shellcheck shell=bash
# A bare Debian 12 in a folder, for the tests that must not lean on what this machine has (test-fresh.sh, test-deb.sh).
# It is fetched from where this machine's apt fetches Debian; needs root and debootstrap.

# The first source of Debian 12 itself that apt is told of, in either form of its lists.
debian_mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '
        function take() { if (address != "" && fits) { print address; exit } }
        /^ *$/ { address = ""; fits = 0 }
        $1 == "deb" { sub(/\[[^]]*\] */, ""); if ($3 == "bookworm") { print $2; exit } }
        $1 == "URIs:" { address = $2; take() }
        $1 == "Suites:" { for (i = 2; i <= NF; i++) if ($i == "bookworm") fits = 1; take() }' || true
}

# make_bare_system FOLDER: FOLDER/system, unpacked anew from FOLDER/base.tar, which is made where it is missing.
make_bare_system() {
    local root=$1
    rm -rf "$root/system"
    mkdir -p "$root/system"
    if [[ ! -f $root/base.tar ]]; then
        debootstrap --variant=minbase --include=ca-certificates,git bookworm "$root/system" "$(debian_mirror)" >"$root/debootstrap.log"
        tar -C "$root/system" -cf "$root/base.tar.part" .
        mv "$root/base.tar.part" "$root/base.tar"
    else
        tar -C "$root/system" -xf "$root/base.tar"
    fi
}

# use_host_settings SYSTEM: /proc and /dev (in a mount namespace of the caller's own), and how this machine's apt and pip
# reach their indexes.
use_host_settings() {
    local system=$1 file
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev"
    cp /etc/resolv.conf "$system/etc/resolv.conf" 2>/dev/null || true
    rm -rf "$system/etc/apt/sources.list.d" "$system/etc/apt/sources.list"
    for file in sources.list sources.list.d auth.conf.d; do
        if [[ -e /etc/apt/$file ]]; then cp -a "/etc/apt/$file" "$system/etc/apt/"; fi
    done
    grep -hsE 'Proxy|Check-Valid|Check-Date|Verify|CaInfo' /etc/apt/apt.conf /etc/apt/apt.conf.d/* >"$system/etc/apt/apt.conf.d/99host" || true
    for file in /etc/pip.conf "$HOME/.config/pip/pip.conf"; do
        if [[ -f $file ]]; then cp "$file" "$system/etc/pip.conf"; fi
    done
    # Package indexes of some networks are reached through a certificate of their own.
    cp /etc/ssl/certs/ca-certificates.crt "$system/etc/host-certificates.crt"
    sed -i 's#^cert *=.*#cert = /etc/host-certificates.crt#' "$system/etc/pip.conf" 2>/dev/null || true
}
