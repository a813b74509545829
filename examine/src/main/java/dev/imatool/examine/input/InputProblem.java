package dev.imatool.examine.input;

import dev.imatool.examine.report.Notice;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.known.index.IndexDamage;
import java.util.List;
import java.util.Optional;

/** Why an input cannot be read, or is not what it was given for. Names are as given: they are escaped where they are shown. */
public sealed interface InputProblem {
    /** What needs no further values. */
    enum Plain implements InputProblem {
        /** There is no such file. */
        NO_SUCH_FILE,
        /** The system does not allow it. */
        PERMISSION_DENIED,
        /** Several parts of one list are standard input. */
        STANDARD_INPUT_TWICE,
        /** It is the second firmware event log. */
        SECOND_FIRMWARE_LOG,
        /** It is an index of known files, where only its sources will do: of what becomes an index or a policy. */
        INDEX_AMONG_SOURCES,
        /** It is an index of known files that is packed, or inside a folder, so that it cannot be asked. */
        PACKED_INDEX,
        /** No file of the directory holds a public key. */
        DIRECTORY_WITHOUT_KEY,
        /** It is a policy that none of the keys given for policies signed. */
        SIGNED_BY_NO_GIVEN_KEY,
        /** It is another thing than regular expressions, one on each line. */
        NO_EXCLUDES,
        /** It is no runtime policy of Keylime. */
        NO_RUNTIME_POLICY,
        /** Keylime refuses a policy that another key signed than the given ones. */
        KEYLIME_REFUSES_SIGNATURE,
        /** Keylime refuses a policy that nobody signed, where a key is given. */
        KEYLIME_REFUSES_UNSIGNED
    }

    /** What a reference can be. */
    enum Reference {
        /** Any form in which files are known. */
        KNOWN_FILES,
        /** An allow-list, a checksum file or a measurement list. */
        LIST_OF_DIGESTS
    }

    /** What is wanted of an input. */
    enum Wanted {
        /** A measurement list. */
        LIST,
        /** Any other file. */
        FILE,
        /** A part of a quote. */
        QUOTE_PART,
        /** The boot log of Container-IMA. */
        BOOT_LOG,
        /** A cpcr file. */
        CPCR_FILE,
        /** An IMA policy. */
        POLICY,
        /** A firmware event log. */
        EVENT_LOG,
        /** Audit records. */
        AUDIT_LOG
    }

    /** What an input was to hold. */
    enum Content {
        /** PCR values. */
        PCR_VALUES,
        /** A quote. */
        QUOTE,
        /** The signature of a quote. */
        QUOTE_SIGNATURE,
        /** A public key. */
        PUBLIC_KEY,
        /** A nonce. */
        NONCE,
        /** A signed report. */
        ENVELOPE
    }

    /**
     * It is a directory.
     *
     * @param wanted what can be given in its place
     * @param list the measurement list in it that has the name of the kernel's file; absent where there is none
     */
    record IsDirectory(Wanted wanted, Optional<String> list) implements InputProblem {}

    /**
     * The system cannot read it.
     *
     * @param reason in the words of the system
     */
    record NotReadable(String reason) implements InputProblem {}

    /**
     * No file can have that name.
     *
     * @param reason in the words of the system
     */
    record NotAName(String reason) implements InputProblem {}

    /**
     * It is too long for what it should be.
     *
     * @param limit bytes that it may have
     */
    record TooLong(int limit) implements InputProblem {}

    /**
     * It is something else.
     *
     * @param wanted what it was given for
     * @param form what it is
     */
    record OtherForm(Wanted wanted, KnownForm form) implements InputProblem {}

    /**
     * The same of a reference.
     *
     * @param expected what it was given for
     * @param form what it is
     */
    record NoReference(Reference expected, KnownForm form) implements InputProblem {}

    /**
     * A reference of a form that is read, without a digest.
     *
     * @param form what it is
     */
    record EmptyReference(KnownForm form) implements InputProblem {}

    /**
     * A reference of no known form, or a damaged one: no digest was read from it.
     *
     * @param expected what it was given for
     * @param empty true where it has no bytes
     * @param why the first error that its reader reports
     */
    record UnreadReference(Reference expected, boolean empty, Optional<Notice> why) implements InputProblem {}

    /**
     * A policy that Keylime refuses.
     *
     * @param first why
     * @param more how many reasons there are besides
     */
    record RefusedByKeylime(KeylimeLint first, int more) implements InputProblem {}

    /**
     * An index of known files with a policy that, when the index was built, was not checked by a key that is given now.
     *
     * @param policy its file, as it was named then
     */
    record PolicyNotCheckedWhenIndexed(String policy) implements InputProblem {}

    /**
     * An index of known files that cannot be used.
     *
     * @param offset byte of the file at which something is wrong
     * @param damage what is wrong there
     */
    record DamagedIndex(long offset, IndexDamage damage) implements InputProblem {}

    /**
     * It does not hold what it was given for.
     *
     * @param content what it was to hold
     * @param form what it is, in the words of the reader
     * @param advice of the reader
     */
    record Without(Content content, String form, Optional<Advice> advice) implements InputProblem {}

    /**
     * No PCR value could be read from it.
     *
     * @param some true where it holds values, none of which can be read
     * @param why what its reader reports first
     */
    record WithoutPcrValues(boolean some, Optional<Diagnostic> why) implements InputProblem {}

    /**
     * It has no list of the name that was asked for, or none at all.
     *
     * @param why in the words of the reader
     */
    record WithoutList(Diagnostic why) implements InputProblem {}

    /**
     * A folder or archive has no list.
     *
     * @param damages of the archive, in the words of its reader
     */
    record NoListInside(List<String> damages) implements InputProblem {
        public NoListInside {
            damages = List.copyOf(damages);
        }
    }

    /**
     * A folder or archive has several lists, and nothing says which is meant.
     *
     * @param parts true where they may be parts of one, which no value proves
     * @param names of the first of them
     */
    record SeveralListsInside(boolean parts, List<String> names) implements InputProblem {
        public SeveralListsInside {
            names = List.copyOf(names);
        }
    }

    /**
     * A TPM made it, or it resembles that, and it is no quote.
     *
     * @param problem in the words of its reader; absent where it attests something else
     */
    record NotAQuote(Optional<String> problem) implements InputProblem {}

    /**
     * The digest of a file cannot be computed.
     *
     * @param algorithm in which
     */
    record DigestNotComputable(HashAlgorithm algorithm) implements InputProblem {}
}
