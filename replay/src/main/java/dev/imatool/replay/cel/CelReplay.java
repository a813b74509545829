package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.eventlog.EventHash;
import dev.imatool.replay.eventlog.EventLogComparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Extends PCRs and NV indices record by record as a log says: {@code value = H(value || digest)} of every bank. PCRs begin with
 * what a firmware's log leads to, or as a TPM starts. Memory is that of the registers, however long the log is. Not for use by
 * several threads.
 */
public final class CelReplay {
    /** How many NV indices are replayed; systemd has four. */
    public static final int MOST_NV = 64;

    private final RecordHashes hashes = new RecordHashes();
    private final PcrStarts starts;
    private final List<ExpectedPcr> expected;
    private final Map<Integer, Register> pcrs = new TreeMap<>();
    private final Map<Long, NvChains> nvs = new TreeMap<>();
    private final Map<Integer, EventAlgorithm> banks = new LinkedHashMap<>();
    private final Set<Integer> ofFirmware = new HashSet<>();
    private boolean systemd;
    private long notReplayed;

    /** A PCR, its chains by bank, and how often it was extended. */
    private static final class Register {
        private final Map<Integer, RecordChain> chains = new LinkedHashMap<>();
        private long events;
        private long first;
    }

    /**
     * A replay.
     *
     * @param firmware the log of the firmware, whose events come first
     * @param expected the values to look for
     */
    public CelReplay(Optional<EventLog> firmware, List<ExpectedPcr> expected) {
        this.starts = new PcrStarts(firmware);
        this.expected = List.copyOf(expected);
    }

    /**
     * Extends a record.
     *
     * @param check whether its digests are those of its content
     */
    public void extend(CelRecord record, ContentCheck.Result check) {
        systemd |= record.content() instanceof CelContent.Systemd;
        if (record.content() instanceof CelContent.PcClient event) {
            if (event.eventType() == EventKind.EV_NO_ACTION.id()) {
                starts.note(event);
                return;
            }
            record.register().ifPresent(register -> ofFirmware.add((int) register.index()));
        }
        if (!record.extended()) {
            return;
        }
        CelRegister register = record.register().orElseThrow();
        if (register.nv()) {
            nv(register, record);
        } else if (register.index() < FirmwareEvent.PCRS) {
            pcr((int) register.index(), record);
        } else {
            notReplayed++;
        }
        if (check.outcome() == ContentCheck.Outcome.MATCHES) {
            NvInit.of(record).ifPresent(this::init);
        }
    }

    private void pcr(int index, CelRecord record) {
        Register register = pcrs.computeIfAbsent(index, first -> new Register());
        if (register.events == 0) {
            register.first = record.number();
        }
        for (LoggedDigest digest : record.digests()) {
            EventAlgorithm bank = digest.algorithm();
            Optional<EventHash> hash = hashes.of(bank);
            if (hash.isPresent() && !register.chains.containsKey(bank.id())) {
                banks.putIfAbsent(bank.id(), bank);
                RecordChain chain = new RecordChain(bank, hash.get(), starts.of(bank, index), expected(bank, index));
                chain.lack(register.first, register.events);
                register.chains.put(bank.id(), chain);
            }
        }
        register.chains.values().forEach(chain -> {
            Optional<ByteString> digest = record.digest(chain.bank());
            digest.ifPresentOrElse(value -> chain.extend(value, record.number()), () -> chain.lack(record.number(), 1));
        });
        register.events++;
    }

    private void nv(CelRegister register, CelRecord record) {
        NvChains chains = nvs.get(register.index());
        if (chains == null) {
            if (nvs.size() == MOST_NV) {
                notReplayed++;
                return;
            }
            chains = new NvChains(register, hashes);
            nvs.put(register.index(), chains);
        }
        chains.extend(register, record);
    }

    private void init(NvInit init) {
        NvChains chains = nvs.get(init.index());
        if (chains == null && nvs.size() < MOST_NV) {
            chains = new NvChains(CelRegister.nvIndex(init.index(), init.name()), hashes);
            nvs.put(init.index(), chains);
        }
        if (chains != null) {
            chains.begin(init);
        }
    }

    private List<ExpectedPcr> expected(EventAlgorithm bank, int pcr) {
        return expected.stream()
                .filter(value -> value.pcr() == pcr
                        && value.bank().equalsIgnoreCase(bank.name())
                        && value.value().length() == bank.digestLength())
                .distinct()
                .toList();
    }

    /** The NV indices, by index and bank. */
    public List<NvRegister> nvRegisters() {
        List<NvRegister> all = new ArrayList<>();
        nvs.values().forEach(chains -> all.addAll(chains.rows()));
        return all;
    }

    /** Records of PCRs that no TPM has, and of NV indices over the bound. */
    public long notReplayed() {
        return notReplayed;
    }

    /** What was extended, and how it compares with the expected values; to be called after the last record. */
    public EventLogComparison result(boolean whole) {
        return CelComparison.of(this, starts.firmware(), expected, whole);
    }

    /** The banks of PCRs, in the order of the log. */
    List<EventAlgorithm> banks() {
        return List.copyOf(banks.values());
    }

    Optional<RecordChain> chain(EventAlgorithm bank, int pcr) {
        Register register = pcrs.get(pcr);
        return register == null ? Optional.empty() : Optional.ofNullable(register.chains.get(bank.id()));
    }

    /** True when a record extends the PCR, in whatever bank. */
    boolean extended(int pcr) {
        return pcrs.containsKey(pcr);
    }

    /** True when records of the firmware profile extend the PCR, so that its beginning is in the log. */
    boolean begins(int pcr) {
        return ofFirmware.contains(pcr);
    }

    /** True when there are measurements of systemd. */
    boolean ofSystemd() {
        return systemd;
    }

    PcrStarts starts() {
        return starts;
    }
}
