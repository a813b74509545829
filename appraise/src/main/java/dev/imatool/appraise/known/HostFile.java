package dev.imatool.appraise.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import dev.imatool.model.reference.ContentDigest;
import java.util.List;
import java.util.Optional;

/**
 * The content and the path of an entry that measured a file of the host, straight from the bytes of the list: nearly every entry of a list
 * is one, and to decode it whole costs more than to judge it. Valid until the view moves on. Not for use by several threads.
 */
public final class HostFile {
    private static final List<FieldId> OF_CONTAINERS = List.of(FieldId.NS, FieldId.NID, FieldId.CG_PATH, FieldId.CGN);
    private static final Template NONE = Template.unknown("");

    private final KnownPath.Keys keys = new KnownPath.Keys();
    private final ByteSlice digest = new ByteSlice();
    private Template template = NONE;
    private boolean ofFiles;

    /** What stands in front of a digest, its NUL included, and of what kind the digests behind it are that have that length. */
    private byte[] prefix = new byte[0];

    private int digestLength;
    private int label = -1;

    /** On no entry yet. */
    public HostFile() {}

    /**
     * Moves to an entry.
     *
     * @return false where it has to be decoded to see what it is about: it may be a violation, a buffer or a boot_aggregate, be in a
     *     container, or have no content
     */
    @SuppressWarnings("ReferenceEquality") // readers hand on one object for each template
    public boolean standOn(EntryView view) {
        if (view.template() != template) {
            template = view.template();
            ofFiles = ofFiles(template.fields());
            label = -1;
        }
        if (!ofFiles || view.fieldCount() != template.fields().size() || view.pcr() == EntryView.NO_PCR) {
            return false;
        }
        ByteSlice name = view.field(1);
        return name.length() > 0
                && name.at(0) == '/'
                && !ContainerStore.mayHold(name)
                && !view.violation()
                && standOnDigest(view)
                && keys.ofHost(name);
    }

    /** True for a digest with its kind in front, the path, and nothing that says where else the file may be. */
    private static boolean ofFiles(List<FieldId> fields) {
        if (fields.size() < 2 || !fields.get(1).encoding().isName()) {
            return false;
        }
        FieldEncoding first = fields.get(0).encoding();
        boolean kind = first == FieldEncoding.DIGEST_WITH_ALGORITHM || first == FieldEncoding.DIGEST_WITH_TYPE;
        return kind
                && !fields.get(0).equals(FieldId.D_MODSIG)
                && !fields.contains(FieldId.BUF)
                && OF_CONTAINERS.stream().noneMatch(fields::contains);
    }

    private boolean standOnDigest(EntryView view) {
        ByteSlice field = view.field(0);
        boolean alike = label >= 0 && field.length() == prefix.length + digestLength && startsWithPrefix(field);
        if (!alike && !learn(view)) {
            return false;
        }
        digest.set(field.array(), field.offset() + prefix.length, digestLength);
        return !digest.allZero();
    }

    private boolean startsWithPrefix(ByteSlice field) {
        byte[] array = field.array();
        int offset = field.offset();
        for (int i = 0; i < prefix.length; i++) {
            if (array[offset + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes an entry: those with the same bytes in front of a digest of the same length have one of that kind, too. */
    private boolean learn(EntryView view) {
        label = -1;
        Entry entry = view.toEntry();
        Optional<ContentDigest> content = entry.fileDigest().flatMap(ContentDigest::of);
        if (content.isEmpty() || !(entry.fields().get(0) instanceof TemplateField.FileDigest)) {
            return false;
        }
        digestLength = content.get().digest().length();
        ByteSlice field = view.field(0);
        prefix = new byte[field.length() - digestLength];
        System.arraycopy(field.array(), field.offset(), prefix, 0, prefix.length);
        label = ListContents.label(content.get());
        return true;
    }

    /** The kind of its digest, as {@link ListContents#label}. */
    int label() {
        return label;
    }

    /** The bytes of its digest. */
    ByteSlice digest() {
        return digest;
    }

    /** The key of its path. */
    ByteSlice key() {
        return keys.key();
    }
}
