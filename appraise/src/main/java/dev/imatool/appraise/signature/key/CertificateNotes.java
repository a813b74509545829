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

    /** One sentence for each thing; none for an ordinary certificate. */
    public static List<String> of(CertificateFacts facts) {
        List<String> notes = new ArrayList<>();
        try {
            Extensions extensions = new X509CertificateHolder(facts.der().toByteArray()).getExtensions();
            KeyUsage usage = KeyUsage.fromExtensions(extensions);
            if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature)) {
                notes.add("its key usage does not name digital signatures");
            }
            BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
            if (constraints != null && constraints.isCA()) {
                notes.add("it is the certificate of an authority");
            }
            if (facts.notAfter().isBefore(facts.notBefore())) {
                notes.add("its validity ends before it begins");
            }
        } catch (IOException | RuntimeException unreadable) {
            notes.add("its extensions cannot be read");
        }
        return List.copyOf(notes);
    }
}
