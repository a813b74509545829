package dev.imatool.parsers.entry;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the boot_aggregates of a list from other entries that are called so: where {@code d_path} fails, the kernel logs a file
 * by its bare name, which anybody may choose.
 *
 * <p>A boot_aggregate is the first entry of its list. A kernel that was started by kexec adds another one to the list it carries
 * on ({@code ima_init}): in the same PCR, and with the digest of an earlier one, or, where PCR 0 to 9 or the hash have changed,
 * after a {@code kexec_execute} (Linux 6.16). One with another digest and without such an entry cannot be told from a file.
 * Kernels with namespaces add one for each of them.
 */
public final class BootEntries {
    /** Namespaces whose boot_aggregates are told from others, so that a hostile list costs little memory. */
    private static final int MOST_NAMESPACES = 65_536;

    private static final byte[] KEXEC_EXECUTE =
            ByteString.ofText("kexec_execute\0").toByteArray();
    private static final byte[] KEXEC_TEXT =
            ByteString.ofText("kexec_segment_size=").toByteArray();

    private final Set<Content> contents = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private String list = "";
    private boolean begun;
    private boolean executed;

    /** Before the first entry. */
    public BootEntries() {}

    /** What a boot_aggregate says. */
    private record Content(int pcr, String algorithm, ByteString digest) {}

    /** Tells the entry that was just read whether it is a boot_aggregate. */
    public void settle(CurrentEntry entry) {
        boolean first = !begun || !entry.list().equals(list);
        if (first) {
            begun = true;
            list = entry.list();
            executed = false;
            contents.clear();
            namespaces.clear();
        }
        if (entry.calledBootAggregate()) {
            if (!entry.violation() && belongs(entry, entry.toEntry(), first)) {
                entry.bootAggregate(true);
                executed = false;
            }
        } else if (!executed) {
            executed = kexecExecute(entry);
        }
    }

    private boolean belongs(EntryView view, Entry entry, boolean first) {
        Optional<TemplateField.FileDigest> digest = entry.fileDigest();
        Content content = new Content(
                view.pcr(),
                digest.map(TemplateField.FileDigest::algorithmName).orElse(""),
                digest.map(TemplateField.FileDigest::digest).orElse(ByteString.EMPTY));
        Optional<String> namespace = entry.name().container().map(Container::label);
        boolean ofNamespace =
                namespace.isPresent() && namespaces.size() < MOST_NAMESPACES && namespaces.add(namespace.get());
        boolean samePcr = contents.stream().anyMatch(known -> known.pcr() == content.pcr());
        boolean belongs = first || ofNamespace || contents.contains(content) || (executed && samePcr);
        if (belongs) {
            contents.add(content);
        }
        return belongs;
    }

    private static boolean kexecExecute(EntryView entry) {
        int buffer = entry.fieldsFit() ? entry.template().indexOf(FieldId.BUF) : -1;
        if (buffer < 0) {
            return false;
        }
        int name = entry.template().indexOf(FieldId.N_NG);
        return name >= 0
                && entry.field(name).contentEquals(KEXEC_EXECUTE, 0, KEXEC_EXECUTE.length)
                && begins(entry.field(buffer), KEXEC_TEXT);
    }

    private static boolean begins(ByteSlice field, byte[] text) {
        if (field.length() < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (field.at(i) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
