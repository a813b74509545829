package dev.imatool.render.signatures;

import dev.imatool.appraise.signature.key.CertificateNotes;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.ContainerText;

/** A key in words: whose it is, and where it comes from. */
final class SigningKeyPhrases {
    private SigningKeyPhrases() {}

    /** The key. */
    static String of(Page page, SigningKey key) {
        return of(page, key, Long.MAX_VALUE);
    }

    /** The key, as seen from the entry that it may have signed. */
    static String of(Page page, SigningKey key, long entry) {
        String name = key.key()
                .certificate()
                .map(CertificateFacts::subject)
                .map(Printable::ofText)
                .orElse(Printable.ofText(key.key().algorithm()) + " key");
        return switch (key.source()) {
            case KeySource.Given given ->
                name + " (" + Printable.ofText(key.key().origin()) + ")";
            case KeySource.Measured measured -> name + " (" + measured(page, measured, entry) + ")";
        };
    }

    /** What is unusual about its certificate. */
    static String of(CertificateNotes.Note note) {
        return switch (note) {
            case NOT_FOR_SIGNATURES -> "its key usage does not name digital signatures";
            case OF_AUTHORITY -> "it is the certificate of an authority";
            case ENDS_BEFORE_IT_BEGINS -> "its validity ends before it begins";
            case EXTENSIONS_UNREADABLE -> "its extensions cannot be read";
        };
    }

    private static String measured(Page page, KeySource.Measured measured, long entry) {
        return "measured in this list at entry " + measured.entry()
                + ContainerText.beside(page, measured.container()) + ", keyring "
                + Printable.textOf(measured.keyring())
                + (measured.kernelKeyring() ? "" : ", which is not one of the kernel's")
                + (entry < measured.entry() ? ", after this entry" : "")
                + switch (measured.coverage()) {
                    case COVERED -> "; covered by the PCR values";
                    case NOT_COVERED -> "; not covered by the PCR values";
                    case NOT_PROVEN -> "; no PCR value covers it";
                };
    }
}
