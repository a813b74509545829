package dev.imatool.appraise.signature.key;

import dev.imatool.model.key.CertificateFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** What is unusual about the certificate of a key that signs files. No kernel minds, so it makes no signature bad. */
public final class CertificateNotes {
    private CertificateNotes() {}

    /** Something unusual. */
    public enum Note {
        /** Its key usage does not name digital signatures. */
        NOT_FOR_SIGNATURES,
        /** It is the certificate of an authority. */
        OF_AUTHORITY,
        ENDS_BEFORE_IT_BEGINS,
        EXTENSIONS_UNREADABLE
    }

    /** Everything that is; none for an ordinary certificate. */
    public static List<Note> of(CertificateFacts facts) {
        List<Note> notes = new ArrayList<>();
        try {
            Extensions extensions = new X509CertificateHolder(facts.der().toByteArray()).getExtensions();
            KeyUsage usage = KeyUsage.fromExtensions(extensions);
            if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature)) {
                notes.add(Note.NOT_FOR_SIGNATURES);
            }
            BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
            if (constraints != null && constraints.isCA()) {
                notes.add(Note.OF_AUTHORITY);
            }
            if (facts.notAfter().isBefore(facts.notBefore())) {
                notes.add(Note.ENDS_BEFORE_IT_BEGINS);
            }
        } catch (IOException | RuntimeException unreadable) {
            notes.add(Note.EXTENSIONS_UNREADABLE);
        }
        return List.copyOf(notes);
    }
}
