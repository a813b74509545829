package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.ListBeginning;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/** Looks for a prefix where the quoted values are known. All PCRs that the list extends must agree on it. */
final class KnownValues implements PrefixFinder {
    private final List<Slot> slots;
    private final Map<Slot, ByteString> values;
    private final List<SlotChain> chains = new ArrayList<>();
    private final List<Integer> extendedPcrs = new ArrayList<>();
    private final IntFunction<ListBeginning> beginnings;
    private final GivenStarts starts;

    /** @param beginnings where each PCR of the list begins, by its entries so far */
    KnownValues(
            List<Slot> slots, Map<Slot, ByteString> values, GivenStarts starts, IntFunction<ListBeginning> beginnings) {
        this.beginnings = beginnings;
        this.starts = starts;
        this.slots = slots;
        this.values = values;
        Map<PcrBank, BankHash> hashes = new EnumMap<>(PcrBank.class);
        for (Slot slot : slots) {
            Optional<PcrBank> bank = TpmHash.ofName(slot.bank()).flatMap(TpmHash::bank);
            ByteString value = values.get(slot);
            if (bank.isPresent() && value != null) {
                BankHash hash = hashes.computeIfAbsent(bank.get(), BankHash::new);
                chains.add(new SlotChain(slot, bank.get(), hash, value, starts.of(bank.get(), slot.pcr())));
            }
        }
    }

    @Override
    public boolean extend(TemplateDigests digests) {
        int pcr = digests.entry().pcr();
        if (!extendedPcrs.contains(pcr)) {
            extendedPcrs.add(pcr);
        }
        boolean reached = false;
        for (int i = 0; i < chains.size(); i++) {
            SlotChain chain = chains.get(i);
            if (chain.pcr() == pcr) {
                reached |= chain.extend(digests);
            }
        }
        return reached;
    }

    @Override
    public boolean complete() {
        boolean any = false;
        for (int i = 0; i < chains.size(); i++) {
            SlotChain chain = chains.get(i);
            if (counts(chain)) {
                any = true;
                if (!chain.reached()) {
                    return false;
                }
            }
        }
        return any;
    }

    private List<SlotChain> extended() {
        return chains.stream().filter(this::counts).toList();
    }

    /**
     * True when the list extends it, and it decides something: a bank without a start value contradicts nothing where the user gave
     * one for the same PCR in another bank.
     */
    private boolean counts(SlotChain chain) {
        return chain.extended() && (chain.reached() || chain.begins() || !starts.has(chain.pcr()));
    }

    @Override
    public OptionalLong prefix() {
        if (!complete()) {
            return OptionalLong.empty();
        }
        long from = extended().stream().mapToLong(SlotChain::from).max().orElse(0);
        long until = extended().stream().mapToLong(SlotChain::until).min().orElse(0);
        return from > 0 && from < until ? OptionalLong.of(from) : OptionalLong.empty();
    }

    @Override
    public List<QuotedPcr> pcrs() {
        List<QuotedPcr> results = chains.stream().map(this::result).toList();
        return slots.stream()
                .map(slot -> results.stream()
                        .filter(result -> result.slot().equals(slot))
                        .findFirst()
                        .orElseGet(() -> withoutChain(slot)))
                .toList();
    }

    private QuotedPcr result(SlotChain chain) {
        boolean fromZero = chains.stream().anyMatch(other -> other.pcr() == chain.pcr() && other.reachedFromZero());
        if (fromZero) {
            return chain.result(ListBeginning.REPRODUCED_VALUE);
        }
        return chain.result(starts.has(chain.pcr()) ? ListBeginning.UNKNOWN_ENTRY : beginnings.apply(chain.pcr()));
    }

    private QuotedPcr withoutChain(Slot slot) {
        return new QuotedPcr(
                slot,
                Optional.ofNullable(values.get(slot)),
                extendedPcrs.contains(slot.pcr()) ? QuotedPcr.State.UNKNOWN_BANK : QuotedPcr.State.NOT_EXTENDED,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public boolean open() {
        List<QuotedPcr> missed = extended().stream()
                .map(this::result)
                .filter(pcr -> pcr.state() != QuotedPcr.State.REPRODUCED)
                .toList();
        return !missed.isEmpty() && missed.stream().allMatch(pcr -> pcr.state() == QuotedPcr.State.UNKNOWN_BEGINNING);
    }

    @Override
    public List<Slot> missing() {
        return List.of();
    }

    @Override
    public Optional<NoPrefix> why() {
        if (prefix().isPresent()) {
            return Optional.empty();
        }
        List<QuotedPcr> asked = extended().stream().map(this::result).toList();
        if (asked.isEmpty()) {
            return Optional.of(new NoPrefix.NothingExtended(slots, extendedPcrs));
        }
        List<QuotedPcr> missed = asked.stream()
                .filter(pcr -> pcr.state() != QuotedPcr.State.REPRODUCED)
                .toList();
        if (!missed.isEmpty() && open()) {
            return Optional.of(new NoPrefix.BeginsUnknown(
                    missed.stream().map(QuotedPcr::slot).toList()));
        }
        if (!missed.isEmpty()) {
            return Optional.of(new NoPrefix.NotReproduced(
                    missed.stream().map(QuotedPcr::slot).toList(), places(asked)));
        }
        if (asked.stream().allMatch(pcr -> pcr.entry().orElse(0) == 0)) {
            boolean given = asked.stream().anyMatch(pcr -> pcr.start().isPresent());
            return Optional.of(new NoPrefix.BeforeFirstEntry(given));
        }
        return Optional.of(new NoPrefix.PcrsDisagree(places(asked)));
    }

    private static List<NoPrefix.Place> places(List<QuotedPcr> pcrs) {
        return pcrs.stream()
                .filter(pcr -> pcr.entry().isPresent())
                .map(pcr -> new NoPrefix.Place(pcr.slot(), pcr.entry().getAsLong(), pcr.container()))
                .toList();
    }
}
