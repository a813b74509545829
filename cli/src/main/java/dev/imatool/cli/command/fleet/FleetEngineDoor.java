package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.engine.FleetEngines;
import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.engine.FleetReaders;
import dev.imatool.parsers.FileNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the add-on with the engine of fleets, and says in words what it throws. */
final class FleetEngineDoor {
    private FleetEngineDoor() {}

    /** Something that is done with an engine. */
    @FunctionalInterface
    interface Work<E, T> {
        T with(E engine) throws IOException;
    }

    /** Makes engines. */
    @FunctionalInterface
    private interface Maker<E> {
        E engine(Path cache, int threads) throws IOException;
    }

    /** Asks; what fails on the way ends with status 2. */
    static <T> T with(Streams streams, Work<FleetReader, T> work) throws IOException {
        FleetReaders readers = streams.fleets().isPresent() ? streams.fleets().get() : installed();
        return with(streams, readers::reader, work);
    }

    /** The same with an engine that writes. */
    static <T> T writing(Streams streams, Work<FleetEngine, T> work) throws IOException {
        return with(streams, installed()::engine, work);
    }

    private static FleetEngines installed() throws UsageException {
        return FleetEngines.installed()
                .orElseThrow(() -> new UsageException(
                        "'imatool fleet' needs the add-on imatool-fleet, which is not installed",
                        "install the package imatool-fleet, or in a checkout run ./imatool fleet, which builds it"));
    }

    private static <E extends Closeable, T> T with(Streams streams, Maker<E> maker, Work<E, T> work)
            throws IOException {
        try (E engine = maker.engine(cache(streams), ListPass.cores())) {
            return work.with(engine);
        } catch (UnreadableInputException | UsageException said) {
            throw said;
        } catch (NoSuchFileException missing) {
            throw UnreadableInputException.ofFile(missing.getFile(), missing);
        } catch (IOException failure) {
            throw new UsageException("the fleet cannot be read or written: " + failure.getMessage());
        }
    }

    /** Where what is unpacked once stays: the user's cache. */
    private static Path cache(Streams streams) {
        String cache = streams.environment().getOrDefault("XDG_CACHE_HOME", "");
        Path root = cache.startsWith("/")
                ? Path.of(cache)
                : Path.of(Optional.ofNullable(System.getProperty("user.home")).orElse("."), ".cache");
        return root.resolve("imatool");
    }

    /** The path that an argument names. */
    static Path path(String argument) throws IOException {
        try {
            return FileNames.path(argument);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(argument, impossible.getReason());
        }
    }
}
