package dev.imatool.diff.survey;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Surveys the containers of one or more inputs: the list of a host, lists of namespaces, of kernel modules, all of them in
 * one pasted session. Entries are added in order; afterwards everything else can be asked for. An entry is known by its
 * index, from 0 over all inputs. Takes some 50 bytes an entry, in addition to names and digests, which are kept once.
 */
public final class ContainerSurvey {
    /** The PCR of container-ima ({@code container_ima.c}), which is fixed. */
    private static final int CONTAINER_PCR = 11;

    /** Stands for the container of what is in none. */
    private static final int OUTSIDE = -1;

    private final Vocabulary vocabulary = new Vocabulary();
    private final ListHistoryBuilder builder = new ListHistoryBuilder(vocabulary);
    private final ContainerTallies tallies = new ContainerTallies();
    private final IntList inputs = new IntList();
    private final IntList owners = new IntList();
    private final BitSet images = new BitSet();
    private final BitSet inContainerPcr = new BitSet();
    private final BitSet inputsOfContainerIma = new BitSet();
    private final Map<Integer, ByteString> damaged = new LinkedHashMap<>();
    private final List<BootAggregate> bootAggregates = new ArrayList<>();
    private Optional<ListHistory> history = Optional.empty();
    private long outside;

    /**
     * A boot_aggregate.
     *
     * @param place its entry
     * @param list the list it stands in
     * @param zero true when its digest is all zero: the kernel found no TPM, or the namespace has none
     */
    public record BootAggregate(EntryPlace place, String list, boolean zero) {}

    /** Adds the entry that {@code view} stands on, of the input of that number, from 0. */
    public void add(int input, EntryView view) {
        int index = inputs.size();
        Entry entry = view.toEntry();
        builder.add(view);
        inputs.add(input);
        if (entry.bootAggregate()) {
            bootAggregate(input, entry);
        }
        Optional<Container> container = entry.name().container();
        if (container.isEmpty()) {
            owners.add(OUTSIDE);
            outside++;
            outside(index, entry);
            return;
        }
        owners.add(tallies.add(container.get(), index, input, view, entry));
        if (entry.name().image()) {
            images.set(index);
        } else if (container.get().source() == Container.Source.EVENT_NAME) {
            boolean file = !ContainerTally.module(entry.name().path());
            inContainerPcr.set(index, view.pcr() == CONTAINER_PCR && file);
            inputsOfContainerIma.set(input, inputsOfContainerIma.get(input) || view.pcr() != CONTAINER_PCR);
        }
    }

    private void outside(int index, Entry entry) {
        for (TemplateField field : entry.fields()) {
            if (field instanceof TemplateField.DamagedDigest digest
                    && !field.id().equals(FieldId.D_MODSIG)) {
                damaged.put(index, digest.text());
            }
        }
    }

    private void bootAggregate(int input, Entry entry) {
        if (bootAggregates.size() < SurveyedContainer.LISTS) {
            boolean zero =
                    entry.fileDigest().filter(field -> field.digest().allZero()).isPresent();
            EntryPlace place = new EntryPlace(
                    input,
                    entry.number(),
                    entry.name().container(),
                    entry.name().path(),
                    Optional.empty());
            bootAggregates.add(new BootAggregate(place, entry.list(), zero));
        }
    }

    /** Ends the reading. */
    public void end() {
        history = Optional.of(builder.build());
        for (int i = inContainerPcr.nextSetBit(0); i >= 0; i = inContainerPcr.nextSetBit(i + 1)) {
            inContainerPcr.set(i, !inputsOfContainerIma.get(inputs.get(i)));
        }
    }

    /** The containers in the order of their first entries. */
    public List<SurveyedContainer> containers() {
        CreatorSightings sightings = CreatorSightings.of(tallies.all(), history(), this::container);
        return tallies.all().stream()
                .map(tally -> tally.result(this, tallies.uses(tally), sightings.elsewhere(tally.creator())))
                .toList();
    }

    /**
     * Ids that several containers have: a number that was used again, or claims that differ in something else.
     *
     * @param containers what {@link #containers} gave
     */
    public SharedIds sharedIds(List<SurveyedContainer> containers) {
        return SharedIds.of(containers, owners, history());
    }

    /** All entries. */
    public long entries() {
        return inputs.size();
    }

    /** Entries that name no container. */
    public long outside() {
        return outside;
    }

    /** Number of the container of the entry of that index in {@link #containers}, or a negative one for none. */
    int owner(int index) {
        return owners.get(index);
    }

    /** The first boot_aggregates; a namespace can have one of its own. */
    public List<BootAggregate> bootAggregates() {
        return List.copyOf(bootAggregates);
    }

    /** Paths that several containers measured; the entries outside them count as one more. */
    public ContainerOverlap overlap() {
        return ContainerOverlap.of(this, history());
    }

    /**
     * Entries whose digests container-ima made: in PCR 11, of a file in a namespace, in an input whose other entries
     * name none. In an input of Container-IMA all names carry a namespace, and the digests in PCR 11 are those of the files.
     */
    public void forEachNamespacedDigest(IntConsumer action) {
        inContainerPcr.stream().forEach(action);
    }

    boolean namespacedDigest(int index) {
        return inContainerPcr.get(index);
    }

    /** Image entries. */
    public void forEachImage(IntConsumer action) {
        images.stream().forEach(action);
    }

    boolean image(int index) {
        return images.get(index);
    }

    /** Entries outside containers that have a file digest, boot_aggregates left out. */
    public void forEachHostFile(IntConsumer action) {
        ListHistory entries = history();
        for (int i = 0; i < entries.size(); i++) {
            boolean host = entries.container(i) == Vocabulary.HOST && !entries.bootAggregate(i);
            if (host && entries.content(i) == MeasuredContent.DIGEST) {
                action.accept(i);
            }
        }
    }

    /** Digits of digests outside containers that cannot be read whole, by the index of their entries. */
    public Map<Integer, ByteString> damagedDigests() {
        return Map.copyOf(damaged);
    }

    /** The entry of that index. */
    public EntryPlace place(int index) {
        ListHistory entries = history();
        Optional<Container> container = container(index);
        Optional<String> image = images.get(index) ? container.map(Container::label) : Optional.empty();
        return new EntryPlace(
                inputs.get(index),
                entries.number(index),
                container,
                image.map(ByteString::ofText).orElseGet(() -> vocabulary.pathBytes(entries.path(index))),
                entries.side(index).fileDigest());
    }

    /** The container of the entry of that index; a number is counted over all inputs. */
    Optional<Container> container(int index) {
        int owner = owners.get(index);
        return owner == OUTSIDE
                ? Optional.empty()
                : vocabulary.container(history().container(index)).map(claimed -> claimed.used(tallies.use(owner)));
    }

    private ListHistory history() {
        return history.orElseThrow(() -> new IllegalStateException("the survey has not ended"));
    }
}
