package dev.imatool.model.diagnostic;

/** What to do about something that is malformed or odd. */
public sealed interface Advice {
    /**
     * In words, without capital and full stop; no words of a command line.
     *
     * @param text the words
     */
    record InWords(String text) implements Advice {}

    /** What is done in another question, or by saying more in this one: whoever knows how that is asked has the words. */
    enum Way implements Advice {
        /** To let the content say what it is. */
        DETECT_THE_FORM,
        /** To say of which PCRs bare values are, as whoever wrote them was told. */
        SELECT_THE_PCRS,
        /** To say of which PCR a bare value is, or to type bank, PCR and value. */
        SELECT_OR_TYPE,
        /** To give the values that a digest is over. */
        GIVE_THE_VALUES,
        /** To compare with the values of PCR 0. */
        COMPARE_PCR_0,
        /** To give it as a reference. */
        AS_REFERENCE,
        /** To give it as a key. */
        AS_KEY,
        /** To give it as expected PCR values. */
        AS_PCR_VALUES,
        /** To unpack it, or to give it as evidence. */
        AS_EVIDENCE,
        /** To ask what a quote proves. */
        AS_QUOTE,
        /** To ask what firmware logged. */
        AS_EVENT_LOG,
        /** To replay a Canonical Event Log. */
        AS_CANONICAL_EVENT_LOG,
        /** To read its audit records. */
        AS_AUDIT_LOG,
        /** To have its rules explained. */
        AS_POLICY,
        /** To check who signed it. */
        AS_SIGNED_REPORT
    }
}
