package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.eventlog.EventHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One NV index: it has one hash, but nothing keeps a log from giving it several. */
final class NvChains {
    private final RecordHashes hashes;
    private final Map<Integer, RecordChain> chains = new LinkedHashMap<>();
    private CelRegister register;
    private Optional<NvInit> begun = Optional.empty();
    private NvRegister.Start start = NvRegister.Start.ZEROS;
    private long events;
    private long first;

    NvChains(CelRegister register, RecordHashes hashes) {
        this.register = register;
        this.hashes = hashes;
    }

    void extend(CelRegister named, CelRecord record) {
        if (register.name().isEmpty()) {
            register = named;
        }
        if (events == 0) {
            first = record.number();
            if (begun.isEmpty() && record.content() instanceof CelContent.Systemd) {
                boolean zeros = record.digests().stream()
                        .allMatch(digest -> digest.digest().allZero());
                start = zeros ? NvRegister.Start.ZEROS : NvRegister.Start.UNKNOWN;
            }
        }
        for (LoggedDigest digest : record.digests()) {
            chain(digest.algorithm());
        }
        for (RecordChain chain : chains.values()) {
            Optional<ByteString> digest = record.digest(chain.bank());
            digest.ifPresentOrElse(value -> chain.extend(value, record.number()), () -> chain.lack(record.number(), 1));
        }
        events++;
    }

    /** The index was made, or made anew. */
    void begin(NvInit init) {
        boolean logged = events > 0 && start == NvRegister.Start.ZEROS && reached(init);
        if (logged) {
            return; // the first measurement is in the log, and this says where it led
        }
        begun = Optional.of(init);
        start = init.value().isPresent() ? NvRegister.Start.STATED : NvRegister.Start.ZEROS_EXTENDED;
        if (register.name().isEmpty()) {
            register = CelRegister.nvIndex(init.index(), init.name());
        }
        chain(init.bank());
        chains.values().forEach(chain -> start(chain.bank()).ifPresent(chain::restart));
    }

    private boolean reached(NvInit init) {
        return chains.values().stream()
                .anyMatch(chain -> init.value().isEmpty()
                        ? chain.events() == 1
                        : chain.value().equals(init.value()));
    }

    private void chain(EventAlgorithm bank) {
        Optional<EventHash> hash = hashes.of(bank);
        if (hash.isEmpty() || chains.containsKey(bank.id())) {
            return;
        }
        List<RecordChain.Start> starts = start(bank)
                .map(value -> List.of(new RecordChain.Start(value, Optional.empty())))
                .orElse(List.of());
        RecordChain chain = new RecordChain(bank, hash.get(), starts, List.of());
        chain.lack(first, events);
        chains.put(bank.id(), chain);
    }

    private Optional<ByteString> start(EventAlgorithm bank) {
        ByteString zeros = ByteString.copyOf(new byte[bank.digestLength()]);
        return switch (start) {
            case ZEROS -> Optional.of(zeros);
            case ZEROS_EXTENDED -> hashes.of(bank).map(hash -> hash.extend(zeros, zeros));
            case STATED -> begun.flatMap(NvInit::value).filter(value -> value.length() == bank.digestLength());
            case UNKNOWN -> Optional.empty();
        };
    }

    List<NvRegister> rows() {
        return chains.values().stream()
                .map(chain ->
                        new NvRegister(register, chain.bank(), start, chain.value(), chain.events(), chain.brokenAt()))
                .toList();
    }
}
