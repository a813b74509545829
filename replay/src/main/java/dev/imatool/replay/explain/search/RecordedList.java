package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.PcrBank;
import dev.imatool.model.TemplateField;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.replay.buffer.KexecGaps;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of one list that extend a PCR, in arrays that grow; no object per entry. Rows are counted from 0. */
public final class RecordedList {
    /** No list: of what no entry was extended for. */
    public static final RecordedList NONE = new RecordedList("", List.of());

    private static final int FIRST_ROWS = 16;
    private static final int NAME_KEPT = 4096;
    private static final int NAMES_KEPT = 64 << 20;
    private static final int LOGGED_KEPT = 10_000;
    private static final int CONTAINERS_KEPT = 1 << 16;
    private static final int VIOLATION = 1;
    private static final int BOOT_AGGREGATE = 2;
    private static final int KNOWN = 4;

    private final String name;
    private final List<PcrBank> banks;
    private final int stride;
    private final Map<Integer, ByteString> logged = new HashMap<>();
    private byte[] digests = new byte[0];
    private byte[] pcrs = new byte[0];
    /** Per row; a bit for each bank, from {@link #KNOWN} on. */
    private short[] flags = new short[0];

    private int[] numbers = new int[0];
    /** Per row; 0 for the host, and for containers after so many others. */
    private int[] containerOf = new int[0];

    private final Map<Container, Integer> containerNumbers = new HashMap<>();
    private final List<Container> containers = new ArrayList<>();
    private int[] nameEnds = new int[0];
    private byte[] names = new byte[0];
    private byte[] files = new byte[0];
    private int[] fileEnds = new int[0];
    private int rows;
    private int violations;
    private final KexecGaps kexecGaps = new KexecGaps();
    private Optional<KexecGaps.Gap> kexecGap = Optional.empty();

    public RecordedList(String name, List<PcrBank> banks) {
        this.name = name;
        this.banks = banks;
        this.stride = banks.stream().mapToInt(PcrBank::digestLength).sum();
    }

    void add(TemplateDigests digests) {
        grow();
        EntryView view = digests.entry();
        numbers[rows] = (int) view.number();
        pcrs[rows] = (byte) view.pcr();
        if (view.violation()) {
            flags[rows] |= VIOLATION;
            violations++;
        }
        int at = rows * stride;
        for (PcrBank bank : banks) {
            addDigest(digests, bank, at);
            at += bank.digestLength();
        }
        if (digests.check() == TemplateDigestCheck.MISMATCH && logged.size() < LOGGED_KEPT) {
            logged.put(rows, view.templateDigest().toByteString());
        }
        Entry entry = view.toEntry();
        if (view.calledBootAggregate()) {
            flags[rows] |= BOOT_AGGREGATE;
        }
        addKexec(entry);
        addName(entry.name().eventName());
        addContainer(entry);
        addFile(entry);
        rows++;
    }

    private void addKexec(Entry entry) {
        if (entry.bootAggregate()) {
            kexecGap = kexecGaps.boot(entry.number()).or(() -> kexecGap);
        } else if (entry.template().indexOf(FieldId.BUF) >= 0) {
            BufferEvent.ofName(entry.name().eventName()).ifPresent(event -> kexecGaps.take(event, entry.number()));
        }
    }

    private void addDigest(TemplateDigests from, PcrBank bank, int at) {
        if (from.computable()) {
            System.arraycopy(from.computed(bank), 0, digests, at, bank.digestLength());
            flags[rows] |= (short) (KNOWN << banks.indexOf(bank));
        } else if (from.loggedIn(bank)) {
            ByteSlice digest = from.entry().templateDigest();
            System.arraycopy(digest.array(), digest.offset(), digests, at, bank.digestLength());
            flags[rows] |= (short) (KNOWN << banks.indexOf(bank));
        }
    }

    private void addName(ByteString eventName) {
        int end = rows == 0 ? 0 : nameEnds[rows - 1];
        int length = Math.min(eventName.length(), NAME_KEPT);
        if (end + length > NAMES_KEPT) {
            length = 0;
        }
        if (end + length > names.length) {
            names = Arrays.copyOf(names, Math.max(end + length, 2 * names.length));
        }
        eventName.slice(0, length).copyTo(names, end);
        nameEnds[rows] = end + length;
    }

    private void addContainer(Entry entry) {
        containerOf[rows] = entry.name()
                .container()
                .map(container -> {
                    int next = containers.size() + 1;
                    int number = next > CONTAINERS_KEPT
                            ? containerNumbers.getOrDefault(container, 0)
                            : containerNumbers.computeIfAbsent(container, any -> next);
                    if (number == next) {
                        containers.add(container);
                    }
                    return number;
                })
                .orElse(0);
    }

    /** Only digests that a bank could be extended with. */
    private void addFile(Entry entry) {
        ByteString digest = entry.fileDigest()
                .map(TemplateField.FileDigest::digest)
                .filter(bytes -> PcrBank.ofDigestLength(bytes.length()).isPresent() && !bytes.allZero())
                .orElse(ByteString.EMPTY);
        int end = rows == 0 ? 0 : fileEnds[rows - 1];
        if (end + digest.length() > files.length) {
            files = Arrays.copyOf(files, Math.max(end + digest.length(), 2 * files.length));
        }
        digest.copyTo(files, end);
        fileEnds[rows] = end + digest.length();
    }

    private void grow() {
        if (rows == pcrs.length) {
            int wanted = Math.max(FIRST_ROWS, rows + (rows >> 1));
            digests = Arrays.copyOf(digests, wanted * stride);
            pcrs = Arrays.copyOf(pcrs, wanted);
            flags = Arrays.copyOf(flags, wanted);
            containerOf = Arrays.copyOf(containerOf, wanted);
            numbers = Arrays.copyOf(numbers, wanted);
            nameEnds = Arrays.copyOf(nameEnds, wanted);
            fileEnds = Arrays.copyOf(fileEnds, wanted);
        }
    }

    /** Name of the list; empty for an input that is one plain list. */
    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    public int violations() {
        return violations;
    }

    /** Rows whose computed template digest is not the logged one, with the logged one; the first of them. */
    public Map<Integer, ByteString> logged() {
        return logged;
    }

    /** The last kexec of which the kernel's last record is missing. */
    public Optional<KexecGaps.Gap> kexecGap() {
        return kexecGap;
    }

    public int pcr(int row) {
        return pcrs[row];
    }

    public long number(int row) {
        return numbers[row];
    }

    public boolean violation(int row) {
        return (flags[row] & VIOLATION) != 0;
    }

    public boolean bootAggregate(int row) {
        return (flags[row] & BOOT_AGGREGATE) != 0;
    }

    /** True when the digest of the row in {@code bank} is there. */
    public boolean known(int row, PcrBank bank) {
        return banks.contains(bank) && (flags[row] & (KNOWN << banks.indexOf(bank))) != 0;
    }

    /** Copies the template digest of a row in {@code bank}, whether it is a violation or not. */
    void copyDigest(int row, PcrBank bank, byte[] to, int at, int length) {
        System.arraycopy(digests, row * stride + offset(bank), to, at, length);
    }

    private int offset(PcrBank bank) {
        int offset = 0;
        for (PcrBank one : banks) {
            if (one == bank) {
                return offset;
            }
            offset += one.digestLength();
        }
        throw new IllegalStateException("no digests in " + bank);
    }

    /** Event name of a row, the first 4096 bytes of it; absent where so many names came before that none was kept. */
    Optional<ByteString> eventName(int row) {
        int begin = row == 0 ? 0 : nameEnds[row - 1];
        return nameEnds[row] == begin
                ? Optional.empty()
                : Optional.of(ByteString.copyOf(names, begin, nameEnds[row] - begin));
    }

    /** The container of a row; absent for the host, and where too many others came before. */
    Optional<Container> container(int row) {
        return containerOf[row] == 0 ? Optional.empty() : Optional.of(containers.get(containerOf[row] - 1));
    }

    /** The container of the entry of that number; absent for the host, and where there is no such entry. */
    public Optional<Container> containerOf(long number) {
        int row = number > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(numbers, 0, rows, (int) number);
        return row < 0 ? Optional.empty() : container(row);
    }

    /** File digest of a row; empty where there is none that a bank could be extended with. */
    public ByteString fileDigest(int row) {
        int begin = row == 0 ? 0 : fileEnds[row - 1];
        return ByteString.copyOf(files, begin, fileEnds[row] - begin);
    }

    public boolean extendsPcr(int pcr) {
        for (int row = 0; row < rows; row++) {
            if (pcrs[row] == pcr) {
                return true;
            }
        }
        return false;
    }
}
