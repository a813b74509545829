package dev.imatool.diff.history;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.Provenance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes two entries the same one: PCR, violation or not, name of the template, and template data, as the first 128 bits
 * of a SHA-256. The logged template digest is left out, because the lists may be of different PCR banks; only where the
 * template data are not proven by it, it counts together with what the entry claims.
 */
public final class EntryIdentity {
    private static final byte TEMPLATE_DATA = 1;
    private static final byte FIELDS = 2;
    private static final byte UNPROVEN = 3;

    private final MessageDigest sha256 = sha256();
    private final byte[] digest = new byte[32];
    private final ByteBuffer words = ByteBuffer.wrap(digest);
    private final byte[] number = new byte[Integer.BYTES];
    private final ByteBuffer numberBuffer = ByteBuffer.wrap(number);
    private byte[] lastTemplate = new byte[0];
    private String lastTemplateName = "";

    /** Computes the identity of an entry with a PCR and template data, which {@code view} stands on. */
    void compute(EntryView view) {
        begin(TEMPLATE_DATA, view);
        update(view.templateData());
        finish();
    }

    private void begin(byte kind, EntryView view) {
        sha256.update(kind);
        sha256.update((byte) (view.violation() ? 1 : 0));
        update(view.pcr());
        update(templateName(view.template().name()));
    }

    /** Nearly all entries of a list have the same one. */
    private byte[] templateName(String name) {
        if (!name.equals(lastTemplateName)) {
            lastTemplateName = name;
            lastTemplate = name.getBytes(StandardCharsets.UTF_8);
        }
        return lastTemplate;
    }

    /** Computes the identity of the entry that {@code view} stands on and {@code entry} is the value of. */
    public void compute(EntryView view, Entry entry) {
        compute(view, entry, false);
    }

    /**
     * The same.
     *
     * @param unproven true when the logged template digest could not be computed from what the entry says
     */
    void compute(EntryView view, Entry entry, boolean unproven) {
        boolean unavailable = view.provenance() == Provenance.UNAVAILABLE;
        begin(unproven ? UNPROVEN : unavailable ? FIELDS : TEMPLATE_DATA, view);
        if (unproven) {
            update(view.templateDigest());
        }
        if (view.pcr() == EntryView.NO_PCR) {
            updateFirstColumn(entry);
        }
        if (unavailable) {
            updateWithoutTemplateData(view, entry);
        } else {
            update(view.templateData());
        }
        finish();
    }

    /** First half of the identity. */
    public long high() {
        return words.getLong(0);
    }

    /** Second half of the identity. */
    public long low() {
        return words.getLong(Long.BYTES);
    }

    private void updateFirstColumn(Entry entry) {
        entry.name()
                .container()
                .filter(namespace -> namespace.source() == Container.Source.FIRST_COLUMN)
                .ifPresent(namespace -> update(namespace.label().getBytes(StandardCharsets.UTF_8)));
    }

    private void updateWithoutTemplateData(EntryView view, Entry entry) {
        update(entry.name().eventName().toByteArray());
        for (int i = 0; i < view.fieldCount(); i++) {
            update(view.field(i));
        }
        if (view.fieldCount() == 0) {
            update(view.templateDigest());
        }
    }

    private void update(int value) {
        numberBuffer.putInt(0, value);
        sha256.update(number);
    }

    private void update(byte[] bytes) {
        update(bytes.length);
        sha256.update(bytes);
    }

    private void update(ByteSlice slice) {
        update(slice.length());
        sha256.update(slice.array(), slice.offset(), slice.length());
    }

    private void finish() {
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException bug) {
            throw new IllegalStateException(bug);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java runtime has SHA-256", broken);
        }
    }
}
