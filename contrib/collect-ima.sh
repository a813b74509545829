#!/bin/sh
# Takes what imatool needs from a running Linux host, in the order in which it proves the most.
#
# The TPM first, the measurement list behind it: entries that are logged in between make the list longer than the TPM
# covers, which is no contradiction. The other way round every one of them would be. Files of securityfs say that they have no
# bytes, so that tar and rsync copy nothing: everything is read with cat.
#
# Needs a POSIX shell and cat, od, uname, date, mkdir; takes a quote where tpm2-tools are installed. Writes into the output
# folder only. Reading is measured too: a policy may log a few entries for the programs that run here.

set -u
umask 077
LC_ALL=C
export LC_ALL

usage() {
    cat <<'EOF'
usage: collect-ima.sh [-o DIR] [-q NONCE] [-k KEY] [--no-quote] [--root DIR]

  -o DIR       new folder for what is taken (ima-evidence-HOST-TIME)
  -q NONCE     qualifying data of the quote, in hex, from whoever asks (random bytes)
  -k KEY       attestation key: a handle or a context file of tpm2-tools
               (a new one in the TPM's volatile memory, which proves less: nobody vouches for it)
  --no-quote   PCR values only
  --root DIR   take /sys, /proc, /etc below DIR, and ask no TPM unless TPM2TOOLS_TCTI names one;
               for copies and tests

exit status: 0 list taken, 1 no measurement list found, 2 wrong usage or nowhere to write
EOF
}

fail() {
    echo "collect-ima.sh: $1" >&2
    exit 2
}

root=
out=
nonce=
key=
quote=yes
while [ $# -gt 0 ]; do
    case $1 in
    -o | -q | -k | --root)
        [ $# -ge 2 ] || fail "$1 needs a value"
        case $1 in
        -o) out=$2 ;;
        -q) nonce=$2 ;;
        -k) key=$2 ;;
        --root)
            root=${2%/}
            [ -n "${TPM2TOOLS_TCTI:-}" ] || quote=no
            ;;
        esac
        shift
        ;;
    --no-quote) quote=no ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
    esac
    shift
done
case $nonce in
*[!0-9a-fA-F]*) fail "the nonce is not hex: $nonce" ;;
esac
[ $((${#nonce} % 2)) -eq 0 ] || fail "the nonce has half a byte: $nonce"

now() {
    date -u +%Y-%m-%dT%H:%M:%SZ
}

# a host name is made by whoever has the host
host=$(cat "$root/proc/sys/kernel/hostname" 2>/dev/null | tr -cd 'A-Za-z0-9.-')
[ -n "$out" ] || out=ima-evidence-${host:-host}-$(date -u +%Y%m%dT%H%M%SZ)
case $out in
-*) out=./$out ;;
esac
mkdir -p "$out" || fail "cannot make $out"
for content in "$out"/* "$out"/.[!.]*; do
    [ ! -e "$content" ] || fail "$out is not empty"
done
mkdir "$out/tpm" "$out/ima" "$out/system" "$out/keys" || fail "cannot write to $out"

log() {
    echo "$(now) $*" >>"$out/collection.log"
}

# take FILE NAME: nothing is left behind where there is nothing to read
take() {
    if [ ! -e "$1" ]; then
        log "not there: $1"
        return 1
    fi
    if cat -- "$1" >"$out/$2" 2>/dev/null && [ -s "$out/$2" ]; then
        log "taken: $1 as $2"
        return 0
    fi
    rm -f -- "$out/$2"
    log "empty or not readable: $1"
    return 1
}

# run NAME COMMAND...: the output of a command
run() {
    run_name=$1
    shift
    if "$@" >"$out/$run_name" 2>/dev/null && [ -s "$out/$run_name" ]; then
        log "ran: $* into $run_name"
        return 0
    fi
    rm -f -- "$out/$run_name"
    log "failed: $*"
    return 1
}

log "begun by collect-ima.sh ${root:+below $root}"
[ "$(id -u 2>/dev/null)" = 0 ] || log "not run by root: much cannot be read"
take "$root/proc/sys/kernel/random/boot_id" system/boot_id
take "$root/proc/uptime" system/uptime

# --- 1. the TPM: quote, then PCR values ---------------------------------------------------------------------------------

banks=
for folder in "$root"/sys/class/tpm/tpm0/pcr-*; do
    [ -d "$folder" ] || continue
    banks="$banks ${folder##*/pcr-}"
done

selection=
for bank in ${banks:-sha256}; do
    selection=$selection${selection:++}$bank:0,1,2,3,4,5,6,7,8,9,10
done

# Without a resource manager a TPM keeps what a program loaded: what was not there before is taken out again, nothing else.
loaded=
loaded_objects() {
    tpm2_getcap handles-transient 2>/dev/null | tr -cd '0-9a-fxA-FX\n'
}

unload() {
    for handle in $(loaded_objects); do
        case " $loaded " in
        *" $handle "*) ;;
        *) tpm2_flushcontext "$handle" >/dev/null 2>&1 ;;
        esac
    done
}

# a key that signs only what the TPM itself says
make_key() {
    for hierarchy in e o; do
        if tpm2_createprimary -Q -C $hierarchy -G ecc256:ecdsa-sha256:null -c "$out/tpm/ak.ctx" \
            -a 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign' >/dev/null 2>&1; then
            key=$out/tpm/ak.ctx
            unload
            log "made an attestation key in hierarchy $hierarchy, in volatile memory"
            return 0
        fi
    done
    log "no attestation key could be made"
    return 1
}

take_quote() {
    if [ -z "$nonce" ]; then
        nonce=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')
        log "the nonce is random: a quote from before could not be told by whoever reads it"
    fi
    echo "$nonce" >"$out/tpm/nonce.hex"
    tpm2_readpublic -Q -c "$key" -f pem -o "$out/tpm/ak.pem" >/dev/null 2>&1 || log "failed: public key as PEM"
    unload
    tpm2_readpublic -Q -c "$key" -o "$out/tpm/ak.pub" >/dev/null 2>&1 || log "failed: public area"
    unload
    if tpm2_quote -Q -c "$key" -l "$selection" -q "$nonce" -m "$out/tpm/quote.msg" -s "$out/tpm/quote.sig" \
        -o "$out/tpm/quote.pcrs" >/dev/null 2>>"$out/collection.log"; then
        log "quoted: $selection"
    else
        rm -f -- "$out/tpm/quote.msg" "$out/tpm/quote.sig" "$out/tpm/quote.pcrs"
        log "failed: tpm2_quote over $selection"
    fi
    unload
}

if [ $quote = yes ] && command -v tpm2_quote >/dev/null 2>&1; then
    loaded=$(loaded_objects | tr '\n' ' ')
    if [ -n "$key" ] || make_key; then
        take_quote
    fi
    run tpm/pcrread.yaml tpm2_pcrread
    run tpm/ek-rsa.der tpm2_nvread 0x01c00002
    run tpm/ek-ecc.der tpm2_nvread 0x01c0000a
    run tpm/properties.txt tpm2_getcap properties-fixed
    rm -f -- "$out/tpm/ak.ctx"
elif [ $quote = yes ]; then
    log "no tpm2-tools: PCR values only, which nobody signed"
fi

for bank in $banks; do
    index=0
    while [ $index -le 23 ]; do
        value=$(cat "$root/sys/class/tpm/tpm0/pcr-$bank/$index" 2>/dev/null) &&
            echo "$bank $index $value" >>"$out/tpm/pcrs.sysfs.txt"
        index=$((index + 1))
    done
done
[ ! -e "$out/tpm/pcrs.sysfs.txt" ] || log "taken: PCR values of$banks as tpm/pcrs.sysfs.txt"
for file in "$root/sys/class/tpm/tpm0/device/pcrs" "$root/sys/class/tpm/tpm0/pcrs"; do
    [ ! -e "$file" ] || take "$file" tpm/pcrs.tpm1.txt
done

# --- 2. the measurement list, then what counts it -----------------------------------------------------------------------

ima=$root/sys/kernel/security/integrity/ima
[ -d "$ima" ] || ima=$root/sys/kernel/security/ima
status=1
for kind in binary ascii; do
    for file in "$ima/${kind}_runtime_measurements" "$ima/${kind}_runtime_measurements_"*; do
        [ -e "$file" ] || continue
        take "$file" "ima/${file##*/}" && status=0
    done
done
[ $status -eq 0 ] || log "NO MEASUREMENT LIST: is securityfs mounted, and IMA in this kernel?"
take "$ima/runtime_measurements_count" ima/runtime_measurements_count
take "$ima/violations" ima/violations
take "$ima/policy" ima/policy

# --- 3. what explains it ------------------------------------------------------------------------------------------------

take "$root/sys/kernel/security/tpm0/binary_bios_measurements" tpm/binary_bios_measurements
take "$root/proc/cmdline" system/cmdline
take "$root/proc/version" system/version
take "$root/proc/keys" keys/proc-keys
take "$root/etc/os-release" system/os-release
[ -n "$root" ] || run system/uname uname -a
for file in "$root"/etc/keys/* "$root"/etc/keys/ima/* "$root"/etc/keys/evm/*; do
    [ -f "$file" ] || continue
    case ${file##*/} in
    # names only of harmless letters, and no private keys
    *[!A-Za-z0-9._-]* | -* | .* | *priv*) log "left out: a file in /etc/keys" ;;
    *.der | *.pem | *.x509 | *.crt | *.cer) take "$file" "keys/${file##*/}" ;;
    esac
done

# --- 4. what was taken --------------------------------------------------------------------------------------------------

log "ended"
(
    cd "$out" || exit
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum collection.log tpm/* ima/* system/* keys/* 2>/dev/null
    else
        for file in collection.log tpm/* ima/* system/* keys/*; do
            [ ! -f "$file" ] || echo "$(openssl dgst -sha256 -r "$file" | cut -d ' ' -f 1)  $file"
        done
    fi
) >"$out/MANIFEST.sha256" 2>/dev/null
[ $status -eq 0 ] || echo "collect-ima.sh: no measurement list found; see $out/collection.log" >&2
echo "$out"
exit $status
