package wick.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the tree from the parser's events and refuses what a description does not need.
final class Composer {
    private final Place whole;
    private final Document.Limits limits;
    private int values;

    Composer(Place whole, Document.Limits limits) {
        this.whole = whole;
        this.limits = limits;
    }

    Value compose(String text) {
        if (text.isBlank()) {
            throw whole.problem("the file is empty");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(whole.file())
                .setUseMarks(true)
                .setCodePointLimit(limits.bytes())
                .build();
        try {
            return document(new Parse(settings).parseString(text).iterator());
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> whole.line(mark.getLine() + 1))
                    .orElse(whole);
            throw place.problem("not valid YAML: " + sentence(e.getProblem()) + end(place, text));
        } catch (YamlEngineException | NoSuchElementException e) {
            throw whole.problem("not valid YAML: " + sentence(String.valueOf(e.getMessage())));
        }
    }

    /// The parser's words on one line.
    private static String sentence(String problem) {
        return Shown.brief(problem.strip().lines().findFirst().orElse("unreadable"));
    }

    private static String end(Place place, String text) {
        return place.line() >= text.lines().count() ? " (does the file end too early?)" : "";
    }

    private Value document(Iterator<Event> events) {
        events.next();
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw whole.problem("the file is empty");
        }
        Event first = events.next();
        Value root = value(first, events, whole, 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw at(whole, after).problem("a second document (---) begins here; one is allowed");
        }
        return root;
    }

    private Value value(Event event, Iterator<Event> events, Place parent, int depth) {
        Place place = at(parent, event);
        if (++values > limits.values()) {
            throw place.problem("more than " + limits.values() + " values in one file");
        }
        if (event instanceof AliasEvent) {
            throw place.problem("aliases (*name) are not allowed: write the value out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw place.problem("anchors (&name) are not allowed: write the value out");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        if (start.getTag().isPresent()) {
            throw place.problem("tags (" + Shown.brief(start.getTag().get()) + ") are not allowed");
        }
        if (depth == limits.depth()) {
            throw place.problem("lists and maps nest deeper than " + limits.depth());
        }
        return start instanceof MappingStartEvent ? fields(events, place, depth) : items(events, place, depth);
    }

    private Scalar scalar(ScalarEvent scalar, Place place) {
        if (scalar.getTag().isPresent()) {
            throw place.problem("tags (" + Shown.brief(scalar.getTag().get()) + ") are not allowed");
        }
        if (scalar.getValue().length() > limits.characters()) {
            throw place.problem("a text longer than " + limits.characters() + " characters");
        }
        return new Scalar(place, scalar.getValue(), !scalar.isPlain());
    }

    private Items items(Iterator<Event> events, Place place, int depth) {
        List<Value> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, events, place.index(items.size()), depth + 1));
        }
        return new Items(place, items);
    }

    private Fields fields(Iterator<Event> events, Place place, int depth) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(value(event, events, place, depth + 1) instanceof Scalar key)
                    || key.text().isBlank()) {
                throw at(place, event).problem("the name of a field must be one word");
            }
            Place own = key.place().field(Shown.brief(key.text()));
            Value value = value(events.next(), events, own, depth + 1);
            if (fields.containsKey(key.text())) {
                throw own.problem("this field is given twice");
            }
            fields.put(key.text(), value);
        }
        return new Fields(place, fields);
    }

    private static Place at(Place parent, Event event) {
        return event.getStartMark().map(mark -> parent.line(mark.getLine() + 1)).orElse(parent);
    }
}
