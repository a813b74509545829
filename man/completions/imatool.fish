# fish completion for imatool, generated from its command model.

# The words in front of the cursor that are no options: the command, its subcommand, and what they are given.
function __imatool_words
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        string match -q -- '-*' $word
        or printf '%s\n' $word
    end
end

# Whether one of these commands is being completed; the names of a subcommand are one argument.
function __imatool_in
    set -l typed (__imatool_words)
    for command in $argv
        set -l count (count (string split ' ' -- $command))
        test (count $typed) -ge $count
        and test "$typed[1..$count]" = "$command"
        and return 0
    end
    return 1
end

# Whether a command's subcommand is still to come.
function __imatool_before
    set -l typed (__imatool_words)
    test "$typed" = "$argv"
end


# imatool
complete -c imatool -n '__imatool_before' -f -a identify -d 'says what files are, and which two commands answer most about each of them'
complete -c imatool -n '__imatool_before' -f -a show -d 'shows the entries of a measurement list'
complete -c imatool -n '__imatool_before' -f -a verify -d 'checks a measurement list against itself, and compares two copies of it'
complete -c imatool -n '__imatool_before' -f -a case -d 'reports what happened on hosts and what of it is proven'
complete -c imatool -n '__imatool_before' -f -a evidence -d 'examines a folder or an archive of collected files and reports what they prove'
complete -c imatool -n '__imatool_before' -f -a timeline -d 'reports when entries were measured, as far as the evidence shows'
complete -c imatool -n '__imatool_before' -f -a replay -d 'computes PCR values from a measurement list and finds expected ones'
complete -c imatool -n '__imatool_before' -f -a quote -d 'checks a TPM quote and reports which part of a list it covers'
complete -c imatool -n '__imatool_before' -f -a eventlog -d 'replays event logs (TCG) and compares them with expected PCR values'
complete -c imatool -n '__imatool_before' -f -a signatures -d 'checks the signatures in a measurement list'
complete -c imatool -n '__imatool_before' -f -a explain -d 'explains why a PCR does not hold what the list gives'
complete -c imatool -n '__imatool_before' -f -a diff -d 'compares two measurement lists and reports what changed'
complete -c imatool -n '__imatool_before' -f -a history -d 'lists what was measured under a path, in order'
complete -c imatool -n '__imatool_before' -f -a repair -d 'finds what damaged entries said before they were damaged'
complete -c imatool -n '__imatool_before' -f -a containers -d 'lists the containers that measurement lists name, and what they have in common'
complete -c imatool -n '__imatool_before' -f -a cpcr -d 'computes the container PCRs (cPCR) of Container-IMA and checks how PCR 12 binds them'
complete -c imatool -n '__imatool_before' -f -a learn -d 'learns an allow-list from the measurement lists of several runs'
complete -c imatool -n '__imatool_before' -f -a check -d 'reports which measured files are known good, known bad, changed or unknown'
complete -c imatool -n '__imatool_before' -f -a reference -d 'builds an index of known files'
complete -c imatool -n '__imatool_before' -f -a audit -d 'reads integrity audit records and uses them to date and explain entries'
complete -c imatool -n '__imatool_before' -f -a xattr -d 'decodes or builds security.ima and security.evm values'
complete -c imatool -n '__imatool_before' -f -a policy -d 'explains what an IMA policy measures and appraises, and reports what is wrong with it'
complete -c imatool -n '__imatool_before' -f -a runtime-policy -d 'makes, converts, merges, compares and explains runtime policies of Keylime'
complete -c imatool -n '__imatool_before' -f -a attest -d 'checks signed reports'
complete -c imatool -n '__imatool_before' -f -a schema -d 'prints the JSON Schema of a report'
complete -c imatool -n '__imatool_before' -f -a help -d 'shows the help of a command'
complete -c imatool -n '__imatool_before' -s V -l version -d 'Show the version and exit'
complete -c imatool -n '__imatool_before' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_before' -F

# imatool identify
complete -c imatool -n '__imatool_in identify' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in identify' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in identify' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in identify' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in identify' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in identify' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in identify' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in identify' -F

# imatool show
complete -c imatool -n '__imatool_in show' -l path -x -d 'Only entries whose path matches'
complete -c imatool -n '__imatool_in show' -l pcr -x -d 'Only entries that extend PCR N'
complete -c imatool -n '__imatool_in show' -l namespace -x -d 'Only entries of that namespace'
complete -c imatool -n '__imatool_in show' -l container -x -d 'Only entries of this container'
complete -c imatool -n '__imatool_in show' -l template -x -d 'Only entries of that template'
complete -c imatool -n '__imatool_in show' -l violations -d 'Only violations'
complete -c imatool -n '__imatool_in show' -l mismatches -d 'Only entries whose template digest does not match their template data'
complete -c imatool -n '__imatool_in show' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in show' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in show' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in show' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in show' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in show' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in show' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in show' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in show' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in show' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in show' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in show' -F

# imatool verify
complete -c imatool -n '__imatool_in verify' -l evidence -r -F -d 'Examine a folder or an archive of collected files, as imatool evidence does'
complete -c imatool -n '__imatool_in verify' -l nonce -l qualification -r -F -d 'The nonce sent with the quote request'
complete -c imatool -n '__imatool_in verify' -l ak -s u -r -F -d 'The attestation key of the machine, in any format that quote takes'
complete -c imatool -n '__imatool_in verify' -l accept-found-key -d 'Take the attestation key that came with the quote for the machine\'s own'
complete -c imatool -n '__imatool_in verify' -l keys -r -F -d 'Public keys with which files are signed'
complete -c imatool -n '__imatool_in verify' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in verify' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in verify' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in verify' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in verify' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in verify' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in verify' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in verify' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in verify' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in verify' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in verify' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in verify' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in verify' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in verify' -F

# imatool case
complete -c imatool -n '__imatool_in case' -l before -r -F -d 'What was collected earlier'
complete -c imatool -n '__imatool_in case' -l audit -r -F -d 'Audit records of the host, as audit reads them'
complete -c imatool -n '__imatool_in case' -l nonce -l qualification -r -F -d 'The nonce sent with the quote request'
complete -c imatool -n '__imatool_in case' -l ak -s u -r -F -d 'The attestation key of the machine, in any format that quote takes'
complete -c imatool -n '__imatool_in case' -l accept-found-key -d 'Take the attestation key that came with the quote for the machine\'s own'
complete -c imatool -n '__imatool_in case' -l keys -r -F -d 'Public keys with which files are signed'
complete -c imatool -n '__imatool_in case' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in case' -l good -l reference -l allowlist -r -F -d 'Known good files'
complete -c imatool -n '__imatool_in case' -l bad -r -F -d 'Known bad contents'
complete -c imatool -n '__imatool_in case' -l policy-key -r -F -d 'Public key that has to have signed a Keylime policy among the sources'
complete -c imatool -n '__imatool_in case' -l root -r -F -d 'Directory to which relative names in sources are relative on the machine of the list'
complete -c imatool -n '__imatool_in case' -l map -x -d 'Files that sources have below FROM are below TO on the machine of the list'
complete -c imatool -n '__imatool_in case' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in case' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in case' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in case' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in case' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in case' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in case' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in case' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in case' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in case' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in case' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in case' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in case' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in case' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in case' -F

# imatool evidence
complete -c imatool -n '__imatool_in evidence' -l nonce -l qualification -r -F -d 'The nonce sent with the quote request'
complete -c imatool -n '__imatool_in evidence' -l ak -s u -r -F -d 'The attestation key of the machine, in any format that quote takes'
complete -c imatool -n '__imatool_in evidence' -l accept-found-key -d 'Take the attestation key that came with the quote for the machine\'s own'
complete -c imatool -n '__imatool_in evidence' -l keys -r -F -d 'Public keys with which files are signed'
complete -c imatool -n '__imatool_in evidence' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in evidence' -l good -l reference -l allowlist -r -F -d 'Known good files'
complete -c imatool -n '__imatool_in evidence' -l bad -r -F -d 'Known bad contents'
complete -c imatool -n '__imatool_in evidence' -l policy-key -r -F -d 'Public key that has to have signed a Keylime policy among the sources'
complete -c imatool -n '__imatool_in evidence' -l root -r -F -d 'Directory to which relative names in sources are relative on the machine of the list'
complete -c imatool -n '__imatool_in evidence' -l map -x -d 'Files that sources have below FROM are below TO on the machine of the list'
complete -c imatool -n '__imatool_in evidence' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in evidence' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in evidence' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in evidence' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in evidence' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in evidence' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in evidence' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in evidence' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in evidence' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in evidence' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in evidence' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in evidence' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in evidence' -F

# imatool timeline
complete -c imatool -n '__imatool_in timeline' -l audit -r -F -d 'A text with the audit records of the boot, in any form that audit reads'
complete -c imatool -n '__imatool_in timeline' -l since -x -d 'Leave out what is known to be earlier'
complete -c imatool -n '__imatool_in timeline' -l path -x -d 'Only entries and audit records of that path or pattern, as history takes it'
complete -c imatool -n '__imatool_in timeline' -l host -x -d 'Only lists of that name, as the report prints it where there are several, or of all in the folder of that name'
complete -c imatool -n '__imatool_in timeline' -l nonce -l qualification -r -F -d 'The nonce sent with the quote request'
complete -c imatool -n '__imatool_in timeline' -l ak -s u -r -F -d 'The attestation key of the machine, in any format that quote takes'
complete -c imatool -n '__imatool_in timeline' -l accept-found-key -d 'Take the attestation key that came with the quote for the machine\'s own'
complete -c imatool -n '__imatool_in timeline' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in timeline' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in timeline' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in timeline' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in timeline' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in timeline' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in timeline' -l format -x -a 'text markdown html json ndjson csv sarif ecs timesketch bodyfile' -d 'Format of the report'
complete -c imatool -n '__imatool_in timeline' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in timeline' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in timeline' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in timeline' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in timeline' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in timeline' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in timeline' -F

# imatool replay
complete -c imatool -n '__imatool_in replay' -l pcrs -r -F -d 'Expected PCR values'
complete -c imatool -n '__imatool_in replay' -l pcr -x -d 'One expected PCR value, such as sha256:10=HEX'
complete -c imatool -n '__imatool_in replay' -l pcr-selection -x -d 'Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or sha256:all'
complete -c imatool -n '__imatool_in replay' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in replay' -l event-log -r -F -d 'The firmware\'s event log of the same boot (binary_bios_measurements), compressed or not'
complete -c imatool -n '__imatool_in replay' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in replay' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in replay' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in replay' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in replay' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in replay' -l bank -x -a 'sha1 sha256 sha384 sha512 sm3_256 sha3_256 sha3_384 sha3_512' -d 'Compute these PCR banks only'
complete -c imatool -n '__imatool_in replay' -l format -x -a 'text markdown html json ndjson sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in replay' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in replay' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in replay' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in replay' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in replay' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in replay' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in replay' -F

# imatool quote
complete -c imatool -n '__imatool_in quote' -s m -l message -l quote -r -F -d 'The quote'
complete -c imatool -n '__imatool_in quote' -s s -l signature -r -F -d 'Its signature'
complete -c imatool -n '__imatool_in quote' -s u -l public -l ak -r -F -d 'The attestation key of the machine, for which you vouch'
complete -c imatool -n '__imatool_in quote' -l accept-found-key -d 'Take the attestation key that came with the quote for the machine\'s own'
complete -c imatool -n '__imatool_in quote' -s g -l hash-algorithm -x -a 'sha1 sha256 sha384 sha512 sm3_256 sha3_256 sha3_384 sha3_512' -d 'The hash that must have been signed with'
complete -c imatool -n '__imatool_in quote' -l nonce -l qualification -r -F -d 'The nonce sent with the quote request'
complete -c imatool -n '__imatool_in quote' -s l -l pcr-list -x -d 'The PCRs that must be quoted, such as sha1:10+sha256:0-7,10'
complete -c imatool -n '__imatool_in quote' -s f -l pcrs -r -F -d 'The PCR values'
complete -c imatool -n '__imatool_in quote' -l pcr -x -d 'One PCR value, such as sha256:0=HEX'
complete -c imatool -n '__imatool_in quote' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in quote' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in quote' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in quote' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in quote' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in quote' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in quote' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in quote' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in quote' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in quote' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in quote' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in quote' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in quote' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in quote' -F

# imatool eventlog
complete -c imatool -n '__imatool_in eventlog' -l pcrs -r -F -d 'Expected PCR values'
complete -c imatool -n '__imatool_in eventlog' -l pcr -x -d 'One expected PCR value, such as sha256:10=HEX'
complete -c imatool -n '__imatool_in eventlog' -l pcr-selection -x -d 'Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or sha256:all'
complete -c imatool -n '__imatool_in eventlog' -l events -d 'List every event on the page, however many there are'
complete -c imatool -n '__imatool_in eventlog' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in eventlog' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in eventlog' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in eventlog' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in eventlog' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in eventlog' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in eventlog' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in eventlog' -F

# imatool signatures
complete -c imatool -n '__imatool_in signatures' -l keys -r -F -d 'Public keys to trust'
complete -c imatool -n '__imatool_in signatures' -l no-measured-keys -d 'Do not use the certificates that the list itself measured when they were put into a keyring of the kernel'
complete -c imatool -n '__imatool_in signatures' -l pcrs -r -F -d 'Expected PCR values'
complete -c imatool -n '__imatool_in signatures' -l pcr -x -d 'One expected PCR value, such as sha256:10=HEX'
complete -c imatool -n '__imatool_in signatures' -l pcr-selection -x -d 'Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or sha256:all'
complete -c imatool -n '__imatool_in signatures' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in signatures' -l strict -d 'Make a signature by an unknown key, or one that cannot be checked, a finding too'
complete -c imatool -n '__imatool_in signatures' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in signatures' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in signatures' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in signatures' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in signatures' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in signatures' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in signatures' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in signatures' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in signatures' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in signatures' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in signatures' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in signatures' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in signatures' -F

# imatool explain
complete -c imatool -n '__imatool_in explain' -l pcrs -r -F -d 'Expected PCR values'
complete -c imatool -n '__imatool_in explain' -l pcr -x -d 'One expected PCR value, such as sha256:10=HEX'
complete -c imatool -n '__imatool_in explain' -l pcr-selection -x -d 'Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or sha256:all'
complete -c imatool -n '__imatool_in explain' -l candidate -r -F -d 'Something that may have been measured, or extended by hand'
complete -c imatool -n '__imatool_in explain' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in explain' -l reference -r -F -d 'Another list that may hold what LOG lacks'
complete -c imatool -n '__imatool_in explain' -l effort -x -d 'Extends to compute per hypothesis and value, in millions; a quarter of that in sha384 and sha512, for further banks of a PCR, and for two causes together'
complete -c imatool -n '__imatool_in explain' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in explain' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in explain' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in explain' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in explain' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in explain' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in explain' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in explain' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in explain' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in explain' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in explain' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in explain' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in explain' -F

# imatool diff
complete -c imatool -n '__imatool_in diff' -l namespace -x -d 'Compare container A of the only list given (named as for --container) with the one that --with names'
complete -c imatool -n '__imatool_in diff' -l with -x -d 'The container to compare with, in place of AFTER'
complete -c imatool -n '__imatool_in diff' -l before-list -x -d 'Read only this list from BEFORE; without AFTER, compare it with --after-list of the same text'
complete -c imatool -n '__imatool_in diff' -l after-list -x -d 'Read only this list from AFTER, or from the same text'
complete -c imatool -n '__imatool_in diff' -l map-namespace -l map-container -x -d 'Take container A of BEFORE for container B of AFTER, named as for --container'
complete -c imatool -n '__imatool_in diff' -l ignore-namespaces -l ignore-containers -d 'Compare paths alone, as if no entry named a container'
complete -c imatool -n '__imatool_in diff' -l container -x -d 'Only entries of this container'
complete -c imatool -n '__imatool_in diff' -l same-boot -d 'Both lists are of one boot, and whole'
complete -c imatool -n '__imatool_in diff' -l separate-boots -d 'The lists are of different boots'
complete -c imatool -n '__imatool_in diff' -l before-quote -r -F -d 'A TPM quote (TPMS_ATTEST, what tpm2_quote -m writes) made when BEFORE was collected'
complete -c imatool -n '__imatool_in diff' -l after-quote -r -F -d 'The same for AFTER'
complete -c imatool -n '__imatool_in diff' -l good -l reference -l allowlist -r -F -d 'Known good files'
complete -c imatool -n '__imatool_in diff' -l bad -r -F -d 'Known bad contents'
complete -c imatool -n '__imatool_in diff' -l policy-key -r -F -d 'Public key that has to have signed a Keylime policy among the sources'
complete -c imatool -n '__imatool_in diff' -l root -r -F -d 'Directory to which relative names in sources are relative on the machine of the list'
complete -c imatool -n '__imatool_in diff' -l map -x -d 'Files that sources have below FROM are below TO on the machine of the list'
complete -c imatool -n '__imatool_in diff' -l keys -r -F -d 'Public keys that you vouch for'
complete -c imatool -n '__imatool_in diff' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in diff' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in diff' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in diff' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in diff' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in diff' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in diff' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in diff' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in diff' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in diff' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in diff' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in diff' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in diff' -F

# imatool history
complete -c imatool -n '__imatool_in history' -l path -x -d 'Another path or pattern'
complete -c imatool -n '__imatool_in history' -l namespace -x -d 'Only entries of that namespace'
complete -c imatool -n '__imatool_in history' -l container -x -d 'Only entries of this container'
complete -c imatool -n '__imatool_in history' -l candidate -r -F -d 'Something that may have been measured, or extended by hand'
complete -c imatool -n '__imatool_in history' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in history' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in history' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in history' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in history' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in history' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in history' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in history' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in history' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in history' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in history' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in history' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in history' -F

# imatool repair
complete -c imatool -n '__imatool_in repair' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in repair' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in repair' -l rename -x -d 'Try OLD where names have NEW, for lists in which somebody replaced it'
complete -c imatool -n '__imatool_in repair' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in repair' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in repair' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in repair' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in repair' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in repair' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in repair' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in repair' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in repair' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in repair' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in repair' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in repair' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in repair' -F

# imatool containers
complete -c imatool -n '__imatool_in containers namespaces' -l reference -l allowlist -r -F -d 'Known-good digests'
complete -c imatool -n '__imatool_in containers namespaces' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in containers namespaces' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in containers namespaces' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in containers namespaces' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in containers namespaces' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in containers namespaces' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in containers namespaces' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in containers namespaces' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in containers namespaces' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in containers namespaces' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in containers namespaces' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in containers namespaces' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in containers namespaces' -F

# imatool cpcr
complete -c imatool -n '__imatool_in cpcr' -l cpcr -r -F -d 'The cpcr file of the same moment, of any generation, alone or pasted from a terminal'
complete -c imatool -n '__imatool_in cpcr' -l history -x -d 'PCR 12 before the last bind, where the cpcr file does not contain it'
complete -c imatool -n '__imatool_in cpcr' -l pcr12 -x -d 'PCR 12 as show-pcr prints it'
complete -c imatool -n '__imatool_in cpcr' -l boot-log -r -F -d 'The docker-boot.log of Container-IMA, whose lines were extended into PCR 11'
complete -c imatool -n '__imatool_in cpcr' -l pcrs -r -F -d 'Expected PCR values'
complete -c imatool -n '__imatool_in cpcr' -l pcr -x -d 'One expected PCR value, such as sha256:10=HEX'
complete -c imatool -n '__imatool_in cpcr' -l pcr-selection -x -d 'Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or sha256:all'
complete -c imatool -n '__imatool_in cpcr' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in cpcr' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in cpcr' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in cpcr' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in cpcr' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in cpcr' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in cpcr' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in cpcr' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in cpcr' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in cpcr' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in cpcr' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in cpcr' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in cpcr' -F

# imatool learn
complete -c imatool -n '__imatool_in learn' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in learn' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in learn' -l container -x -d 'Only entries of this container'
complete -c imatool -n '__imatool_in learn' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in learn' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in learn' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in learn' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in learn' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in learn' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in learn' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in learn' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in learn' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in learn' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in learn' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in learn' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in learn' -F

# imatool check
complete -c imatool -n '__imatool_in check' -l good -l reference -l allowlist -r -F -d 'Known good files'
complete -c imatool -n '__imatool_in check' -l bad -r -F -d 'Known bad contents'
complete -c imatool -n '__imatool_in check' -l policy-key -r -F -d 'Public key that has to have signed a Keylime policy among the sources'
complete -c imatool -n '__imatool_in check' -l root -r -F -d 'Directory to which relative names in sources are relative on the machine of the list'
complete -c imatool -n '__imatool_in check' -l map -x -d 'Files that sources have below FROM are below TO on the machine of the list'
complete -c imatool -n '__imatool_in check' -l keys -r -F -d 'Public keys that you vouch for'
complete -c imatool -n '__imatool_in check' -l as -x -a 'keylime' -d 'Judge as another program does'
complete -c imatool -n '__imatool_in check' -l fail-on -x -a 'known_bad changed violation unproven unknown not_comparable known_elsewhere excluded' -d 'Answers that are findings, separated by commas'
complete -c imatool -n '__imatool_in check' -l in-order -d 'List findings in the order of LOG, not the gravest first'
complete -c imatool -n '__imatool_in check' -l pcrs -r -F -d 'Expected PCR values'
complete -c imatool -n '__imatool_in check' -l pcr -x -d 'One expected PCR value, such as sha256:10=HEX'
complete -c imatool -n '__imatool_in check' -l pcr-selection -x -d 'Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or sha256:all'
complete -c imatool -n '__imatool_in check' -l start -x -d 'What a PCR held before the first entry of LOG, in place of zero'
complete -c imatool -n '__imatool_in check' -s m -l message -l quote -r -F -d 'The quote'
complete -c imatool -n '__imatool_in check' -s s -l signature -r -F -d 'Its signature'
complete -c imatool -n '__imatool_in check' -s u -l public -l ak -r -F -d 'The attestation key of the machine, for which you vouch'
complete -c imatool -n '__imatool_in check' -l accept-found-key -d 'Take the attestation key that came with the quote for the machine\'s own'
complete -c imatool -n '__imatool_in check' -s g -l hash-algorithm -x -a 'sha1 sha256 sha384 sha512 sm3_256 sha3_256 sha3_384 sha3_512' -d 'The hash that must have been signed with'
complete -c imatool -n '__imatool_in check' -l nonce -l qualification -r -F -d 'The nonce sent with the quote request'
complete -c imatool -n '__imatool_in check' -s l -l pcr-list -x -d 'The PCRs that must be quoted, such as sha1:10+sha256:0-7,10'
complete -c imatool -n '__imatool_in check' -l container -x -d 'Only entries of this container'
complete -c imatool -n '__imatool_in check' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in check' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in check' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in check' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in check' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in check' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in check' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in check' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in check' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in check' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in check' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in check' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in check' -F

# imatool reference
complete -c imatool -n '__imatool_before reference' -f -a build -d 'builds an index of known files from sources'
complete -c imatool -n '__imatool_in reference' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in reference' -f

# imatool reference build
complete -c imatool -n '__imatool_in "reference build"' -l algorithm -x -a 'md4 md5 sha1 rmd160 sha256 sha384 sha512 sha224 rmd128 rmd256 rmd320 wp256 wp384 wp512 tgr128 tgr160 tgr192 sm3 streebog256 streebog512 sha3-256 sha3-384 sha3-512' -d 'Hash algorithm for contents of packages, images and folders; may be repeated'
complete -c imatool -n '__imatool_in "reference build"' -l policy-key -r -F -d 'Public key that has to have signed a Keylime policy among the sources'
complete -c imatool -n '__imatool_in "reference build"' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in "reference build"' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in "reference build"' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in "reference build"' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in "reference build"' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in "reference build"' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in "reference build"' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in "reference build"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "reference build"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "reference build"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "reference build"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "reference build"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "reference build"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "reference build"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "reference build"' -F

# imatool audit
complete -c imatool -n '__imatool_in audit' -l log -r -F -d 'A measurement list of the same boot'
complete -c imatool -n '__imatool_in audit' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in audit' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in audit' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in audit' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in audit' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in audit' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in audit' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in audit' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in audit' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in audit' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in audit' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in audit' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in audit' -F

# imatool xattr
complete -c imatool -n '__imatool_before xattr' -f -a decode -d 'decodes security.ima and security.evm values'
complete -c imatool -n '__imatool_before xattr' -f -a build -d 'builds the security.ima value of a file'
complete -c imatool -n '__imatool_in xattr' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in xattr' -f

# imatool xattr decode
complete -c imatool -n '__imatool_in "xattr decode"' -l file -r -F -d 'The file that the value belongs to; its content is hashed'
complete -c imatool -n '__imatool_in "xattr decode"' -l digest -x -d 'The digest of that file instead, such as sha256:HEX'
complete -c imatool -n '__imatool_in "xattr decode"' -l algorithm -x -a 'md4 md5 sha1 rmd160 sha256 sha384 sha512 sha224 rmd128 rmd256 rmd320 wp256 wp384 wp512 tgr128 tgr160 tgr192 sm3 streebog256 streebog512 sha3-256 sha3-384 sha3-512' -d 'Hash algorithm for --file'
complete -c imatool -n '__imatool_in "xattr decode"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "xattr decode"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "xattr decode"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "xattr decode"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "xattr decode"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "xattr decode"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "xattr decode"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "xattr decode"' -F

# imatool xattr build
complete -c imatool -n '__imatool_in "xattr build"' -l file -r -F -d 'The file that the value belongs to; its content is hashed'
complete -c imatool -n '__imatool_in "xattr build"' -l digest -x -d 'The digest of that file instead, such as sha256:HEX'
complete -c imatool -n '__imatool_in "xattr build"' -l algorithm -x -a 'md4 md5 sha1 rmd160 sha256 sha384 sha512 sha224 rmd128 rmd256 rmd320 wp256 wp384 wp512 tgr128 tgr160 tgr192 sm3 streebog256 streebog512 sha3-256 sha3-384 sha3-512' -d 'Hash algorithm for --file'
complete -c imatool -n '__imatool_in "xattr build"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "xattr build"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "xattr build"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "xattr build"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "xattr build"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "xattr build"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "xattr build"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "xattr build"' -f

# imatool policy
complete -c imatool -n '__imatool_in policy' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in policy' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in policy' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in policy' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in policy' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in policy' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in policy' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in policy' -F

# imatool runtime-policy
complete -c imatool -n '__imatool_before runtime-policy' -f -a create -d 'makes a Keylime runtime policy of measurement lists and known files'
complete -c imatool -n '__imatool_before runtime-policy' -f -a convert -d 'converts a Keylime runtime policy to other forms, and other forms to a policy'
complete -c imatool -n '__imatool_before runtime-policy' -f -a merge -d 'makes one Keylime runtime policy that accepts what each of several accepts'
complete -c imatool -n '__imatool_before runtime-policy' -f -a diff -d 'compares two Keylime runtime policies'
complete -c imatool -n '__imatool_before runtime-policy' -f -a explain -d 'says which rule of a Keylime runtime policy decides about a path, and why'
complete -c imatool -n '__imatool_in runtime-policy' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in runtime-policy' -f

# imatool runtime-policy create
complete -c imatool -n '__imatool_in "runtime-policy create"' -l good -r -F -d 'Known good files in any form that check --good reads, except an index'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l exclude -x -d 'Python regular expression of paths to ignore, compared from the first character on'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l exclude-file -r -F -d 'File with one such expression on each line; # begins a comment'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l keyrings -d 'Accept the keys that the lists measured into keyrings'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l ima-buf -d 'Accept the other buffers that the lists measured'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l usr-merge -d 'Accept what sources have in /bin, /sbin and /lib* below /usr, too, where kernels log it'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l policy-key -r -F -d 'Public key that has to have signed a Keylime policy among the sources'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l root -r -F -d 'Directory to which relative names in sources are relative on the machine of the list'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l map -x -d 'Files that sources have below FROM are below TO on the machine of the list'
complete -c imatool -n '__imatool_in "runtime-policy create"' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l input-format -x -a 'auto binary ascii' -d 'Format of the list'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l byte-order -x -a 'auto little big' -d 'Byte order of the numbers in the list'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l template-digest -x -a 'auto sha1 sha256 sha384 sha512' -d 'Hash of the template digests in the list'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l list -x -d 'In a text with several lists, such as a pasted terminal session, read only this one; \'imatool show\' names them'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l template -x -d 'Fields of a template, for kernels that gave a name another meaning'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "runtime-policy create"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "runtime-policy create"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "runtime-policy create"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "runtime-policy create"' -F

# imatool runtime-policy convert
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l to -x -a 'keylime sha256sum fapolicyd' -d 'The form to make'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "runtime-policy convert"' -F

# imatool runtime-policy merge
complete -c imatool -n '__imatool_in "runtime-policy merge"' -s o -l output -r -F -d 'Write the file that this command makes to FILE'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -l force -d 'Let -o replace a file that exists, once all is written; never one of the inputs'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "runtime-policy merge"' -F

# imatool runtime-policy diff
complete -c imatool -n '__imatool_in "runtime-policy diff"' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "runtime-policy diff"' -F

# imatool runtime-policy explain
complete -c imatool -n '__imatool_in "runtime-policy explain"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "runtime-policy explain"' -F

# imatool attest
complete -c imatool -n '__imatool_before attest' -f -a verify -d 'checks a signed report'
complete -c imatool -n '__imatool_in attest' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in attest' -f

# imatool attest verify
complete -c imatool -n '__imatool_in "attest verify"' -l key -r -F -d 'The public key, or certificate, of whom you expect to have signed it (ECDSA or Ed25519)'
complete -c imatool -n '__imatool_in "attest verify"' -l format -x -a 'text markdown html json sarif ecs' -d 'Format of the report'
complete -c imatool -n '__imatool_in "attest verify"' -l color -x -a 'auto always never' -d 'Colour the text'
complete -c imatool -n '__imatool_in "attest verify"' -s q -l quiet -d 'Print no report'
complete -c imatool -n '__imatool_in "attest verify"' -l all -d 'Print all rows; without it, long tables in the text are cut and end with a line that says so'
complete -c imatool -n '__imatool_in "attest verify"' -l limit -x -d 'Print at most N rows of a kind'
complete -c imatool -n '__imatool_in "attest verify"' -l attest -r -F -d 'Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an in-toto statement in a DSSE envelope'
complete -c imatool -n '__imatool_in "attest verify"' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in "attest verify"' -F

# imatool schema
complete -c imatool -n '__imatool_in schema' -s h -l help -d 'Show this help and exit'
complete -c imatool -n '__imatool_in schema' -f -a 'identify show verify case evidence timeline replay quote eventlog signatures explain diff history repair containers cpcr learn check reference audit xattr policy runtime-policy attest check-keylime runtime-policy-diff runtime-policy-explain allowlist replay-line error'

# imatool help
complete -c imatool -n '__imatool_in help' -s h -l help -d 'Show usage help for the help command and exit'
complete -c imatool -n '__imatool_in help' -f -a 'identify show verify case evidence timeline replay quote eventlog signatures explain diff history repair containers namespaces cpcr learn check reference audit xattr policy runtime-policy attest schema help'
