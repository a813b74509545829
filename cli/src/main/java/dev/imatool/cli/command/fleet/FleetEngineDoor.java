package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.engine.FleetEngines;
import dev.imatool.parsers.FileNames;
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
    interface Work<T> {
        T with(FleetEngine engine) throws IOException;
    }

    /** Does {@code work}; what fails on the way ends with status 2. */
    static <T> T with(Streams streams, Work<T> work) throws IOException {
        FleetEngines engines = FleetEngines.installed()
                .orElseThrow(() -> new UsageException(
                        "'imatool fleet' needs the add-on imatool-fleet, which is not installed",
                        "install the package imatool-fleet, or in a checkout run ./imatool fleet, which builds it"));
        try (FleetEngine engine = engines.engine(cache(streams), ListPass.cores())) {
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
