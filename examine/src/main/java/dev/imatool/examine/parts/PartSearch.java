package dev.imatool.examine.parts;

import dev.imatool.examine.input.ListPass;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the order in which parts lead to a PCR value. What it finds is where to look, and no proof: the list that the parts make is
 * replayed like any other, against every value and quote, in every bank ({@code JoinedList.Proof}).
 *
 * <p>Bounds: {@link PartBudget}. A part is read once for each register, and kept while it has few entries.
 */
public final class PartSearch {
    private final ListPass pass;
    private final PartBudget budget;
    private final Map<PartRegister, Map<InputSource, PartDigests>> read = new HashMap<>();
    private final Map<InputSource, Long> pcrs = new HashMap<>();
    private long kept;
    private boolean partsLeftOut;

    /** @param pass reads the parts */
    public PartSearch(ListPass pass, PartBudget budget) {
        this.pass = pass;
        this.budget = budget;
    }

    /**
     * The parts that come before {@code last}, in their order; absent where no order that was tried leads to a sought value within
     * {@code last}.
     *
     * @param candidates in the order in which they are tried; the first {@value PartBudget#MOST_PARTS} are
     * @param sought values that were taken when {@code last} was, or later
     * @throws dev.imatool.examine.input.UnreadableInputException if a part cannot be read
     */
    public Optional<List<InputSource>> before(InputSource last, List<InputSource> candidates, List<SoughtValue> sought)
            throws IOException {
        List<InputSource> tried =
                candidates.size() > PartBudget.MOST_PARTS ? candidates.subList(0, PartBudget.MOST_PARTS) : candidates;
        partsLeftOut |= tried.size() < candidates.size();
        for (Map.Entry<PartRegister, Set<ByteBuffer>> each : byRegister(sought).entrySet()) {
            PartRegister register = each.getKey();
            if ((extended(last) >>> register.pcr() & 1) == 0) {
                continue;
            }
            List<PartDigests> parts = new ArrayList<>();
            List<InputSource> sources = new ArrayList<>();
            for (InputSource part : tried) {
                PartDigests read = digests(part, register);
                boolean useful = read.usable() && read.entries() > 0;
                if (useful && parts.stream().noneMatch(read::sameAs)) {
                    parts.add(read);
                    sources.add(part);
                }
            }
            PartDigests end = digests(last, register);
            if (!end.usable() || parts.stream().noneMatch(PartDigests::begins)) {
                continue;
            }
            Optional<List<Integer>> order = new PartOrder(register.bank(), parts, end, each.getValue(), budget).find();
            if (order.isPresent()) {
                return Optional.of(order.get().stream().map(sources::get).toList());
            }
        }
        return Optional.empty();
    }

    /** True when both extend the register of one of the values with the same: then one is enough. */
    public boolean same(InputSource one, InputSource other, List<SoughtValue> sought) throws IOException {
        for (PartRegister register : byRegister(sought).keySet()) {
            if (digests(one, register).sameAs(digests(other, register))) {
                return true;
            }
        }
        return false;
    }

    /** True when not all orders were tried. */
    public boolean incomplete() {
        return partsLeftOut || budget.exhausted();
    }

    /** The PCRs that a part extends, a bit for each: values of others are not looked for. */
    private long extended(InputSource part) throws IOException {
        Long known = pcrs.get(part);
        if (known == null) {
            long[] bits = {0};
            pass.unchecked(part, digests -> {
                int pcr = digests.entry().pcr();
                bits[0] |= pcr == EntryView.NO_PCR ? 0 : 1L << pcr;
            });
            known = bits[0];
            pcrs.put(part, known);
        }
        return known;
    }

    /** The values of each register, those of the fastest hash first. */
    private static Map<PartRegister, Set<ByteBuffer>> byRegister(List<SoughtValue> sought) {
        Map<PartRegister, Set<ByteBuffer>> registers = new LinkedHashMap<>();
        sought.stream()
                .sorted(Comparator.comparing((SoughtValue value) -> value.bank() == PcrBank.SM3)
                        .thenComparing(SoughtValue::bank))
                .forEach(value -> registers
                        .computeIfAbsent(new PartRegister(value.bank(), value.pcr()), first -> new HashSet<>())
                        .add(ByteBuffer.wrap(value.value().toByteArray())));
        return registers;
    }

    private PartDigests digests(InputSource part, PartRegister register) throws IOException {
        Map<InputSource, PartDigests> known = read.computeIfAbsent(register, first -> new HashMap<>());
        PartDigests digests = known.get(part);
        if (digests == null) {
            digests = PartDigests.of(pass, part, register, PartBudget.MOST_ENTRIES - kept);
            kept += digests.entries();
            known.put(part, digests);
        }
        return digests;
    }
}
