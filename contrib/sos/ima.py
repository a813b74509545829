# A plugin for sos (https://github.com/sosreport/sos): the IMA measurement list of this host, and what proves it.
#
# Copy it beside the other plugins (sos/report/plugins in the folder that `python3 -c 'import sos; print(sos.__path__)'`
# names), then
#   sos report -o ima -k ima.nonce=HEX
# Its folder in the archive is sos_commands/ima/evidence. Hand it over as it is: `sos clean` rewrites names in lists, and then
# their digests prove nothing.

import os
import shlex

from sos.report.plugins import DebianPlugin, IndependentPlugin, Plugin, RedHatPlugin, UbuntuPlugin

try:
    from sos.report.plugins import PluginOpt
except ImportError:  # sos 4.1 and before
    PluginOpt = None

NONCE = 'qualifying data of the quote in hex, from whoever asks; random where it is left out'


class Ima(Plugin, IndependentPlugin, DebianPlugin, UbuntuPlugin, RedHatPlugin):
    """
    Takes a quote and the PCR values of the TPM, then the measurement lists of IMA, then what explains both, with the
    checksums of everything taken. One script does it, because the order is part of the evidence, and sos copies files and
    runs commands in an order of its own.
    """

    short_desc = 'Integrity measurement architecture (IMA)'
    plugin_name = 'ima'
    profiles = ('security', 'system')
    plugin_timeout = 900
    if PluginOpt:
        option_list = [PluginOpt('nonce', default='', desc=NONCE, val_type=str)]
    else:
        option_list = [('nonce', NONCE, 'fast', '')]

    def check_enabled(self):
        return os.path.isdir('/sys/kernel/security/ima')

    def setup(self):
        script = os.path.join(self.commons['tmpdir'], 'collect-ima.sh')
        with open(script, 'w', encoding='ascii') as file:
            file.write(SCRIPT)
        words = ['sh', script, '-o', self.get_cmd_output_path(name='evidence', make=False)]
        if self.get_option('nonce'):
            words += ['-q', str(self.get_option('nonce'))]
        command = ' '.join(shlex.quote(word) for word in words)
        self.add_cmd_output(command, suggest_filename='collect-ima.sh', timeout=600)


# contrib/collect-ima.sh of imatool, as it is
SCRIPT = r'''#!/bin/sh
# Takes what imatool needs from a running Linux host, in the order in which it proves the most.
#
# The TPM first, the measurement list after it: entries that are logged in between make the list longer than the TPM
# covers, which is no contradiction. The other way round every one of them would be. Files of securityfs say that they have no
# bytes, so that tar and rsync copy nothing: everything is read with cat.
#
# Needs a POSIX shell and cat, chmod, cksum, cut, date, id, ls, mkdir, od, rm, tr; takes a quote where tpm2-tools are installed. Writes into
# the output folder only. Reading is measured too: a policy may log a few entries for the programs that run here.

# noclobber: no file is written that was there before, and no link is followed to one
set -uC
umask 077
LC_ALL=C
export LC_ALL
# a limit of the file size shall end the copy, not the shell that reports it
trap '' XFSZ

usage() {
    cat <<'EOU'
usage: collect-ima.sh [-o DIR] [-q NONCE] [-k KEY] [--no-quote] [--root DIR]

  -o DIR       folder for what is taken, new or empty (ima-evidence-HOST-TIME)
  -q NONCE     qualifying data of the quote, in hex, from whoever asks (random bytes)
  -k KEY       attestation key: a handle or a context file of tpm2-tools
               (a new one in the TPM's volatile memory, which proves less: nobody vouches for it)
  --no-quote   PCR values only
  --root DIR   take /sys, /proc, /etc below DIR, and ask no TPM unless TPM2TOOLS_TCTI names one;
               for copies and tests

exit status: 0 everything taken, 1 no measurement list found, 2 wrong usage or nowhere to write,
3 incomplete: something could not be read, written or quoted; what was copied is kept
EOU
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
asked=no
while [ $# -gt 0 ]; do
    case $1 in
    -o | -q | -k | --root)
        [ $# -ge 2 ] || fail "$1 needs a value"
        case $1 in
        -o) out=$2 ;;
        -q)
            [ -n "$2" ] || fail "the nonce is empty"
            nonce=$2
            asked=yes
            ;;
        -k)
            key=$2
            asked=yes
            ;;
        --root)
            [ -d "$2" ] || fail "no such folder: $2"
            root=$(cd -- "$2" && pwd -P) || fail "cannot enter $2"
            root=${root%/}
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
case $key in
'' | /* | 0x*) ;;
*) key=$(pwd)/$key ;;
esac

now() {
    date -u +%Y-%m-%dT%H:%M:%SZ
}

# a host name is made by whoever has the host
host=$(cat "$root/proc/sys/kernel/hostname" 2>/dev/null | tr -cd 'A-Za-z0-9.-')
[ -n "$out" ] || out=ima-evidence-${host:-host}-$(date -u +%Y%m%dT%H%M%SZ)
while :; do
    case $out in
    ?*/) out=${out%/} ;;
    *) break ;;
    esac
done
case $out in
-*) out=./$out ;;
esac

# Nobody else may have prepared the folder or write into it: links left there would lead what is taken elsewhere. From here on
# everything is named from inside, so that an exchange of the folder changes nothing.
case $out in
*/*) mkdir -p -- "${out%/*}/" || fail "cannot make ${out%/*}" ;;
esac
if ! mkdir -- "$out" 2>/dev/null; then
    [ ! -h "$out" ] || fail "$out is a link"
    [ -d "$out" ] || fail "cannot make $out"
fi
cd -P -- "$out" 2>/dev/null || fail "cannot enter $out"
[ -O . ] || fail "$out belongs to somebody else"
chmod 700 . 2>/dev/null
[ -z "$(ls -A)" ] || fail "$out is not empty"
mkdir tpm ima system keys 2>/dev/null || fail "cannot write to $out"
(: >collection.log) 2>/dev/null || fail "cannot write to $out"
exec 3>>collection.log
# room for the log and the manifest on a disk that gets full
dd if=/dev/urandom of=.room bs=1024 count=64 2>/dev/null || rm -f .room

incomplete=no
unsaved=

log() {
    line="$(now) $*"
    echo "$line" >&3 2>/dev/null || unsaved="$unsaved
$line"
}

# what should have been taken and was not
missing() {
    incomplete=yes
    log "$*"
    echo "collect-ima.sh: $*" >&2
}

# what a program complained of, in one line without control characters
complaint() {
    printf '%s' "$1" | tr '\n' ' ' | tr -cd '[:print:]' | cut -c 1-300
}

# take FILE NAME [may-fail|may-be-empty]: nothing is left behind where there is nothing to read
take() {
    if [ ! -e "$1" ]; then
        log "not there: $1"
        return 1
    fi
    if [ ! -f "$1" ]; then
        missing "NOT TAKEN, no regular file: $1"
        return 1
    fi
    if [ -e "$2" ] || [ -h "$2" ]; then
        missing "NOT TAKEN, somebody else made $2: $1"
        return 1
    fi
    if problem=$({ cat -- "$1" >"$2"; } 2>&1); then
        if [ -s "$2" ]; then
            log "taken: $1 as $2"
            return 0
        fi
        log "empty: $1"
        [ "${3:-}" = may-be-empty ] || rm -f -- "$2"
        return 1
    fi
    if [ -s "$2" ]; then
        missing "INCOMPLETE: $1 as $2: $(complaint "$problem")"
        return 0
    fi
    rm -f -- "$2"
    if [ "${3:-}" = may-fail ]; then
        log "not readable: $1: $(complaint "$problem")"
    else
        missing "NOT TAKEN: $1: $(complaint "$problem")"
    fi
    return 1
}

# run NAME COMMAND...: the output of a command
run() {
    run_name=$1
    shift
    if problem=$({ "$@" >"$run_name"; } 2>&1) && [ -s "$run_name" ]; then
        log "ran: $* into $run_name"
        return 0
    fi
    rm -f -- "$run_name"
    log "failed: $*: $(complaint "$problem")"
    return 1
}

log "begun by collect-ima.sh ${root:+below a root of its own}"
[ "$(id -u 2>/dev/null)" = 0 ] || log "not run by root: much cannot be read"
take "$root/proc/sys/kernel/random/boot_id" system/boot_id
take "$root/proc/uptime" system/uptime

# --- 1. the TPM: quote, then PCR values ---------------------------------------------------------------------------------

# Without a resource manager a TPM keeps what a program loaded: what was not there before is taken out again, nothing else.
loaded=
loaded_now() {
    for kind in handles-transient handles-loaded-session; do
        tpm2_getcap $kind 2>/dev/null | tr -cd '0-9a-fxA-FX\n'
    done
}

unload() {
    for handle in $(loaded_now); do
        case " $loaded " in
        *" $handle "*) ;;
        *) tpm2_flushcontext "$handle" >/dev/null 2>&1 ;;
        esac
    done
}

interrupted() {
    trap '' HUP INT TERM
    [ $quote = no ] || unload
    rm -f -- tpm/ak.ctx .room
    missing "interrupted"
    exit 3
}

# The banks in the words of tpm2-tools: what the TPM has allocated, or else what sysfs shows.
banks_to_quote() {
    found=$(tpm2_getcap pcrs 2>/dev/null | while read -r dash bank bracket first rest; do
        case $dash$bracket$first in
        (-\[[0-9]*)
            bank=${bank%:}
            case $bank in
            (*[!a-z0-9_]*) ;;
            (*) echo "$bank" ;;
            esac
            ;;
        esac
    done)
    if [ -z "$found" ]; then
        for bank in $banks; do
            [ "$bank" != sm3 ] || bank=sm3_256
            found="$found $bank"
        done
    fi
    echo ${found:-sha256}
}

# a key that signs only what the TPM itself says
make_key() {
    for hierarchy in e o; do
        if tpm2_createprimary -Q -C $hierarchy -G ecc256:ecdsa-sha256:null -c tpm/ak.ctx \
            -a 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign' >/dev/null 2>&1; then
            key=tpm/ak.ctx
            unload
            log "made an attestation key in hierarchy $hierarchy, in volatile memory"
            return 0
        fi
        unload
    done
    missing "NO QUOTE: no attestation key could be made"
    return 1
}

# The tool compares the quote with values that it reads itself, and fails where a PCR was extended in between: then again.
quote_over() {
    for try in 1 2 3; do
        if problem=$(tpm2_quote -Q -c "$key" -l "$1" -q "$nonce" -m tpm/quote.msg -s tpm/quote.sig \
            -o tpm/quote.pcrs 2>&1 >/dev/null); then
            unload
            log "quoted: $1"
            return 0
        fi
        unload
        rm -f -- tpm/quote.msg tpm/quote.sig tpm/quote.pcrs
        log "failed: tpm2_quote over $1, try $try: $(complaint "$problem")"
    done
    return 1
}

take_quote() {
    if [ -z "$nonce" ]; then
        nonce=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')
        log "the nonce is random: a quote from before could not be told by whoever reads it"
    fi
    (echo "$nonce" >tpm/nonce.hex) 2>/dev/null || missing "NOT WRITTEN: tpm/nonce.hex"
    tpm2_readpublic -Q -c "$key" -f pem -o tpm/ak.pem >/dev/null 2>&1 || log "failed: public key as PEM"
    unload
    tpm2_readpublic -Q -c "$key" -o tpm/ak.pub >/dev/null 2>&1 || log "failed: public area"
    unload
    pcrs=0,1,2,3,4,5,6,7,8,9,10
    to_quote=$(banks_to_quote)
    all=
    for bank in $to_quote; do
        all=$all${all:++}$bank:$pcrs
    done
    # a bank that cannot be quoted must not take the others with it
    quote_over "$all" && return
    case " $to_quote " in
    ' sha256 ') ;;
    *' sha256 '*) quote_over sha256:$pcrs && return ;;
    esac
    for bank in $to_quote; do
        [ "$bank:$pcrs" = "$all" ] || [ "$bank" = sha256 ] || ! quote_over "$bank:$pcrs" || return
    done
    missing "NO QUOTE: tpm2_quote failed over $all and over each of its banks"
}

banks=
for folder in "$root"/sys/class/tpm/tpm0/pcr-*; do
    [ -d "$folder" ] || continue
    case ${folder##*/pcr-} in
    '' | *[!A-Za-z0-9_-]*) log "left out: a bank of PCR values with an odd name" ;;
    *) banks="$banks ${folder##*/pcr-}" ;;
    esac
done

trap interrupted HUP INT TERM
if [ $quote = yes ] && command -v tpm2_quote >/dev/null 2>&1; then
    if [ $asked = yes ] || [ -n "${TPM2TOOLS_TCTI:-}" ] || [ -e /sys/class/tpm/tpm0 ] || [ -e /dev/tpm0 ]; then
        loaded=$(loaded_now | tr '\n' ' ')
        if [ -n "$key" ] || make_key; then
            take_quote
        fi
        run tpm/pcrread.yaml tpm2_pcrread || missing "NOT TAKEN: PCR values by tpm2_pcrread"
        run tpm/ek-rsa.der tpm2_nvread 0x01c00002
        run tpm/ek-ecc.der tpm2_nvread 0x01c0000a
        run tpm/properties.txt tpm2_getcap properties-fixed
        unload
        rm -f -- tpm/ak.ctx
    else
        log "no TPM: nothing can be quoted"
    fi
elif [ $asked = yes ]; then
    missing "NO QUOTE, though one was asked for: no tpm2-tools, or left out by --no-quote or --root"
elif [ $quote = yes ]; then
    log "no tpm2-tools: PCR values only, which nobody signed"
fi

sysfs_values() {
    for bank in $banks; do
        index=0
        while [ $index -le 23 ]; do
            value=$(cat "$root/sys/class/tpm/tpm0/pcr-$bank/$index" 2>/dev/null)
            case $value in
            '' | *[!0-9A-Fa-f]*) ;;
            *) echo "$bank $index $value" || return ;;
            esac
            index=$((index + 1))
        done
    done
}
if [ -n "$banks" ]; then
    if (sysfs_values >tpm/pcrs.sysfs.txt) 2>/dev/null && [ -s tpm/pcrs.sysfs.txt ]; then
        log "taken: PCR values of$banks as tpm/pcrs.sysfs.txt"
    else
        [ -s tpm/pcrs.sysfs.txt ] || rm -f tpm/pcrs.sysfs.txt
        missing "INCOMPLETE: PCR values of$banks as tpm/pcrs.sysfs.txt"
    fi
fi
for file in "$root/sys/class/tpm/tpm0/device/pcrs" "$root/sys/class/tpm/tpm0/pcrs"; do
    [ ! -e "$file" ] || [ -e tpm/pcrs.tpm1.txt ] || take "$file" tpm/pcrs.tpm1.txt
done

# --- 2. the measurement list, then what counts it -----------------------------------------------------------------------

ima=$root/sys/kernel/security/integrity/ima
[ -d "$ima" ] || ima=$root/sys/kernel/security/ima
status=1
there=no
seen=

# take_lists KIND PATTERN: a list without entries is kept, because it says that there were none
take_lists() {
    for file in "$ima/$1_runtime_measurements"$2; do
        [ -e "$file" ] || continue
        name=${file##*/}
        case $name in
        *[!A-Za-z0-9._-]*)
            missing "NOT TAKEN: a list with an odd name"
            continue
            ;;
        esac
        there=yes
        case " $seen " in
        *" $name "*) continue ;;
        esac
        seen="$seen $name"
        ! take "$file" "ima/$name" may-be-empty || status=0
    done
}

# Staging moves entries from a list to its _staged file, and deletes them there. Whatever happens between two of these copies,
# one of the three has it.
for kind in binary ascii; do
    take_lists $kind '*_staged'
    take_lists $kind '*'
    for staged in ima/${kind}_runtime_measurements*_staged; do
        [ -f "$staged" ] || continue
        again=$staged-again
        problem=$({ cat -- "$ima/${staged##*/}" >"$again"; } 2>&1) ||
            missing "NOT READ AGAIN: $ima/${staged##*/}: $(complaint "$problem")"
        if [ -s "$again" ] && [ "$(cksum <"$staged")" != "$(cksum <"$again")" ]; then
            log "staged anew meanwhile, taken: $ima/${staged##*/} as $again"
        else
            rm -f -- "$again"
        fi
    done
done
if [ $there = no ]; then
    log "NO MEASUREMENT LIST: is securityfs mounted, and IMA in this kernel?"
fi
take "$ima/runtime_measurements_count" ima/runtime_measurements_count
take "$ima/violations" ima/violations
take "$ima/policy" ima/policy may-fail

# --- 3. what explains it ------------------------------------------------------------------------------------------------

take "$root/sys/kernel/security/tpm0/binary_bios_measurements" tpm/binary_bios_measurements
take "$root/run/log/systemd/tpm2-measure.log" tpm/tpm2-measure.log
take "$root/proc/cmdline" system/cmdline
take "$root/proc/version" system/version
take "$root/proc/keys" keys/proc-keys
take "$root/etc/os-release" system/os-release
[ -n "$root" ] || run system/uname uname -a
for file in "$root"/etc/keys/* "$root"/etc/keys/ima/* "$root"/etc/keys/evm/*; do
    [ -f "$file" ] || continue
    name=${file##*/}
    case $name in
    # names only of harmless letters, and no private keys
    *[!A-Za-z0-9._-]* | -* | .* | *priv*) log "left out: a file in /etc/keys" ;;
    *.der | *.pem | *.x509 | *.crt | *.cer)
        if [ -e "keys/$name" ]; then
            file_folder=${file%/*}
            name=${file_folder##*/}-$name
        fi
        [ -e "keys/$name" ] || take "$file" "keys/$name"
        ;;
    esac
done

# --- 4. what was taken --------------------------------------------------------------------------------------------------

if command -v sha256sum >/dev/null 2>&1; then
    digest() { sha256sum "$1"; }
elif command -v openssl >/dev/null 2>&1; then
    digest() {
        value=$(openssl dgst -sha256 -r "$1") && echo "${value%% *}  $1"
    }
else
    digest() { busybox sha256sum "$1"; }
fi

manifest() {
    for file in collection.log tpm/* ima/* system/* keys/*; do
        [ ! -f "$file" ] || [ -h "$file" ] || digest "$file" || return
    done
}

rm -f -- .room
[ -z "$unsaved" ] || echo "$unsaved" >&3 2>/dev/null || echo "collect-ima.sh: collection.log is incomplete" >&2
unsaved=
if [ $incomplete = yes ]; then
    log "ended, INCOMPLETE"
else
    log "ended"
fi
exec 3>&-
if ! (manifest >MANIFEST.sha256) 2>/dev/null; then
    incomplete=yes
    echo "collect-ima.sh: MANIFEST.sha256 is incomplete" >&2
fi
if [ $status -eq 0 ] || [ $there$incomplete = yesyes ]; then
    [ $incomplete = no ] || status=3
elif [ $there = yes ]; then
    echo "collect-ima.sh: the measurement list has no entries" >&2
else
    echo "collect-ima.sh: no measurement list found; see $out/collection.log" >&2
fi
[ $incomplete = no ] || echo "collect-ima.sh: incomplete; what was copied is in $out" >&2
echo "$out"
exit $status
'''
