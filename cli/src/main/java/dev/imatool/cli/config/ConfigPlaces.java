package dev.imatool.cli.config;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where configuration files are: {@code imatool.toml} in the working directory, then in the user's own folder of configurations (XDG Base
 * Directory Specification), or the one file that {@code IMATOOL_CONFIG} names. Never in evidence: what a file gives can make imatool trust
 * a key, and evidence is written by whoever it is about.
 */
public final class ConfigPlaces {
    private static final String NAME = "imatool.toml";
    private static final String VARIABLE = "IMATOOL_CONFIG";

    private final Path here;
    private final Map<String, String> environment;

    /**
     * @param here the working directory
     * @param environment environment variables
     */
    public ConfigPlaces(Path here, Map<String, String> environment) {
        this.here = here;
        this.environment = Map.copyOf(environment);
    }

    /**
     * A place.
     *
     * @param file where it is
     * @param name how messages and reports call it
     * @param kind whose it is
     */
    record Place(Path file, String name, Kind kind) {
        boolean exists() {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }
    }

    enum Kind {
        /** The user names it. */
        NAMED,
        /** It lies where the process stands. */
        HERE,
        /** It lies in the user's own folder. */
        USER
    }

    /** All places, the one whose values hold first; none where the variable is set and empty. */
    List<Place> all() throws UsageException {
        try {
            Optional<String> named = Optional.ofNullable(environment.get(VARIABLE));
            if (named.isPresent()) {
                return named
                        .filter(name -> !name.isEmpty())
                        .map(name -> new Place(here.resolve(FileNames.path(name)), name, Kind.NAMED))
                        .stream()
                        .toList();
            }
            List<Place> places = new ArrayList<>();
            places.add(new Place(here.resolve(NAME), NAME, Kind.HERE));
            user().ifPresent(name -> places.add(new Place(FileNames.path(name), name, Kind.USER)));
            return List.copyOf(places);
        } catch (InvalidPathException impossible) {
            throw new UsageException(VARIABLE + " or XDG_CONFIG_HOME cannot be the name of a file");
        }
    }

    /** True where there is a file, or one is named. */
    public boolean any() throws UsageException {
        for (Place place : all()) {
            if (place.kind() == Kind.NAMED || place.exists()) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> user() {
        return absolute("XDG_CONFIG_HOME")
                .or(() -> absolute("HOME").map(home -> home + "/.config"))
                .map(folder -> folder + "/imatool/" + NAME);
    }

    /** Relative ones are to be ignored, says the specification. */
    private Optional<String> absolute(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(folder -> folder.startsWith("/"));
    }

    /** True where a file lies in one of the folders given, so that it may be part of the evidence. */
    boolean within(Place place, List<Path> given) {
        Optional<Path> folder = real(place.file()).flatMap(ConfigPlaces::folder).or(() -> real(here));
        return given.stream()
                .filter(Files::isDirectory)
                .flatMap(path -> real(path).stream())
                .anyMatch(path -> folder.isPresent()
                        && (folder.get().startsWith(path)
                                || (place.kind() == Kind.HERE
                                        && real(here)
                                                .filter(at -> at.startsWith(path))
                                                .isPresent())));
    }

    /** True where one of the files given lies beside it, so that both may have come together. */
    boolean beside(Place place, List<Path> given) {
        Optional<Path> folder = real(here);
        return place.kind() == Kind.HERE
                && folder.isPresent()
                && given.stream()
                        .filter(path -> Files.exists(path) && !Files.isDirectory(path))
                        .anyMatch(path -> folder(path.toAbsolutePath())
                                        .flatMap(ConfigPlaces::real)
                                        .equals(folder)
                                || real(path).flatMap(ConfigPlaces::folder).equals(folder));
    }

    /** A path of the command line. */
    Optional<Path> path(String argument) {
        try {
            return Optional.of(here.resolve(FileNames.path(argument)));
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Path> folder(Path path) {
        return Optional.ofNullable(path.getParent());
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
