package dev.imatool.parsers.entry;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.Location;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The entry a reader stands on. There is one per reader; the reader fills it anew for each entry. */
public final class CurrentEntry implements EntryView {
    /** Highest PCR index that a policy may name ({@code ima_policy.c}, {@code pcr=}). */
    public static final int HIGHEST_PCR = 63;

    private final NamespaceNames names;
    private final ContainerStore.Reader stores;
    private final ByteSlice templateDigest = new ByteSlice();
    private final ByteSlice templateData = new ByteSlice();
    private final FieldSpans spans = new FieldSpans();
    private List<TemplateField> printedFields = List.of();
    private Template template = Template.unknown("");
    private Provenance provenance = Provenance.UNAVAILABLE;
    private ByteOrder order = ByteOrder.LITTLE;
    private String list = "";
    private long number;
    private long pcr;
    private long offset;
    private long length;
    private long firstLine;
    private long lastLine;
    private boolean fieldsFit;
    private @Nullable LoggedDigestKind provenKind;
    private Optional<LoggedDigestKind> digestKind = Optional.empty();
    private boolean bootAggregate;
    private boolean copied;
    private boolean copiedViolation;
    private boolean namespacesSeen;
    private int use = 1;

    /** The entry of a reader. */
    public CurrentEntry() {
        this(new NamespaceNames(), new ContainerStore.Reader());
    }

    private CurrentEntry(NamespaceNames names, ContainerStore.Reader stores) {
        this.names = names;
        this.stores = stores;
    }

    /** An entry to keep copies in; what it knows of names of namespaces and of stores of containers it shares with this one. */
    public CurrentEntry forCopies() {
        return new CurrentEntry(names, stores);
    }

    /** Number of bytes that {@link #copy} needs room for. */
    public int copiedBytes() {
        return templateDigest.length() + templateData.length();
    }

    /**
     * Becomes a copy of {@code other}, whose bytes it puts into {@code target} from {@code at} on. To be called for the entries
     * of a list in their order; the copies may be taken apart in any, even by several threads.
     */
    public void copy(CurrentEntry other, byte[] target, int at) {
        namespacesSeen = names.seen() || other.namespaceInName();
        ByteSlice digest = other.templateDigest;
        ByteSlice data = other.templateData;
        int dataAt = at + digest.length();
        System.arraycopy(digest.array(), digest.offset(), target, at, digest.length());
        System.arraycopy(data.array(), data.offset(), target, dataAt, data.length());
        templateDigest.set(target, at, digest.length());
        templateData.set(target, dataAt, data.length());
        spans.copy(other.spans, target, dataAt - data.offset());
        printedFields = other.printedFields;
        template = other.template;
        provenance = other.provenance;
        order = other.order;
        list = other.list;
        number = other.number;
        pcr = other.pcr;
        offset = other.offset;
        length = other.length;
        firstLine = other.firstLine;
        lastLine = other.lastLine;
        fieldsFit = other.fieldsFit;
        provenKind = other.provenKind;
        digestKind = other.digestKind;
        bootAggregate = other.bootAggregate;
        use = other.use;
        copiedViolation = other.violation();
        copied = true;
    }

    /**
     * Becomes a copy of an entry that its reader did not stand on, after everything else is set. To be called only for what is no
     * violation, no boot_aggregate, not proven, and of a name that begins with a slash.
     */
    public void copiedUnread(long itsNumber) {
        number = itsNumber;
        digestKind = LoggedDigestKind.usual(templateDigest.length());
        namespacesSeen = false; // does not matter to a name that begins with a slash
        use = 1;
        copiedViolation = false;
        copied = true;
    }

    /** Counts {@code entries} on, which nobody stood on. */
    public void skip(int entries) {
        number += entries;
    }

    /** Notes whether its name tells a namespace, so that a later number alone is one, whoever takes which entries apart. */
    void learnNames() {
        if (!names.seen()) {
            toEntry();
        }
    }

    /** Looks whether its own name tells a namespace; a name that does begins with a digit, that of a file with a slash. */
    private boolean namespaceInName() {
        ByteSlice name = nameField();
        boolean worthALook = name == null ? !printedFields.isEmpty() : name.length() > 0 && digit(name.at(0));
        return worthALook && toEntry().name().container().isPresent() && names.seen();
    }

    /** Its event name as stored; null where it has none, or is known only as it was printed. */
    @Nullable ByteSlice nameField() {
        List<FieldId> fields = template.fields();
        for (int i = 0; fieldsFit && i < fields.size(); i++) {
            if (fields.get(i).encoding().isName()) {
                return spans.get(i);
            }
        }
        return null;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Lets go of the bytes. */
    public void forget() {
        byte[] nothing = new byte[0];
        templateDigest.set(nothing, 0, 0);
        templateData.set(nothing, 0, 0);
        spans.forget();
        printedFields = List.of();
    }

    /** Counts one entry on and forgets what was known of the last one. */
    public void begin(String listName) {
        number++;
        list = listName;
        printedFields = List.of();
        spans.clear();
        templateData.set(templateData.array(), 0, 0);
        provenance = Provenance.UNAVAILABLE;
        fieldsFit = false;
        provenKind = null;
        digestKind = Optional.empty();
        bootAggregate = false;
        use = 1;
        firstLine = 0;
        lastLine = 0;
    }

    /** First column and template. A first column of {@link NamespaceNames#SMALLEST} or more is a namespace. */
    public void head(long firstColumn, Template named) {
        pcr = firstColumn;
        template = named;
    }

    /** Where it is, in bytes. */
    public void place(long at, long bytes) {
        offset = at;
        length = bytes;
    }

    /** Which lines it covers, from 1. */
    public void lines(long first, long last) {
        firstLine = first;
        lastLine = last;
    }

    /** First line of the entry, from 1; 0 in a binary list. */
    public long firstLine() {
        return firstLine;
    }

    /** Its last line. */
    public long lastLine() {
        return lastLine;
    }

    /** First byte of the entry in the content. */
    public long offset() {
        return offset;
    }

    /** Number of bytes of the entry, line end included. */
    public long length() {
        return length;
    }

    /** The slice to point at the logged template digest. */
    public ByteSlice digestSlice() {
        return templateDigest;
    }

    /** The fields, to be found by the reader before {@link #data}. */
    public FieldSpans spans() {
        return spans;
    }

    /**
     * The bytes the template digest covers.
     *
     * @param fit whether {@link #spans()} holds exactly the template's fields
     * @param byteOrder of the numbers among them
     */
    public void data(byte[] array, int from, int count, Provenance source, boolean fit, ByteOrder byteOrder) {
        templateData.set(array, from, count);
        provenance = source;
        fieldsFit = fit;
        order = byteOrder;
    }

    /** The fields of a line that cannot be encoded again. */
    public void printed(List<TemplateField> fields) {
        printedFields = fields;
    }

    /** True where only its printed fields are known. */
    boolean printed() {
        return !printedFields.isEmpty();
    }

    /** Says which use of the number of its namespace it is of, by what came before it. */
    void use(int which) {
        use = which;
    }

    /** The reader has recomputed the template digest, in that kind. */
    public void prove(LoggedDigestKind kind) {
        provenKind = kind;
    }

    /** The kind in which its reader has proven it; null where it has not. */
    @Nullable LoggedDigestKind provenKind() {
        return provenKind;
    }

    /** Of which kind the template digests of its list are. */
    void digestKind(LoggedDigestKind kind) {
        digestKind = kind.present();
    }

    /** Says whether it is a boot_aggregate, by what came before it. */
    void bootAggregate(boolean is) {
        bootAggregate = is;
    }

    @Override
    public boolean bootAggregate() {
        return bootAggregate;
    }

    @Override
    public Optional<LoggedDigestKind> digestKind() {
        return digestKind;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String list() {
        return list;
    }

    @Override
    public Location location() {
        return firstLine == 0 ? Location.bytes(offset, length) : Location.lines(offset, length, firstLine, lastLine);
    }

    @Override
    public int pcr() {
        return pcr > HIGHEST_PCR ? NO_PCR : (int) pcr;
    }

    @Override
    public long firstColumn() {
        return pcr;
    }

    @Override
    public ByteSlice templateDigest() {
        return templateDigest;
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public ByteSlice templateData() {
        return templateData;
    }

    @Override
    public boolean fieldsFit() {
        return fieldsFit;
    }

    @Override
    public int fieldCount() {
        return fieldsFit ? spans.count() : 0;
    }

    @Override
    public ByteSlice field(int index) {
        return spans.get(index);
    }

    @Override
    public boolean violation() {
        return copied ? copiedViolation : templateDigest.length() > 0 && templateDigest.allZero();
    }

    @Override
    public boolean proven() {
        return provenKind != null && digestKind.isPresent() && digestKind.get() == provenKind;
    }

    @Override
    public Entry toEntry() {
        List<TemplateField> fields = provenance == Provenance.UNAVAILABLE
                ? printedFields
                : new FieldDecoder(order).decode(template, spans, templateData, fieldsFit, proven());
        return new Entry(
                number,
                list,
                location(),
                pcr() == NO_PCR ? OptionalInt.empty() : OptionalInt.of(pcr()),
                templateDigest.toByteString(),
                template,
                provenance,
                templateData.toByteString(),
                fields,
                qualifiedName(fields),
                bootAggregate);
    }

    private QualifiedName qualifiedName(List<TemplateField> fields) {
        boolean buffer = template.indexOf(FieldId.BUF) >= 0;
        ByteString logged = FieldDecoder.eventName(fields);
        QualifiedName name = copied
                ? NamespaceNames.parse(logged, pcr(), buffer, namespacesSeen)
                : names.parse(logged, pcr(), buffer);
        QualifiedName placed = EntryNaming.of(name, pcr, buffer, fields, stores);
        return use == 1 ? placed : placed.used(use);
    }
}
