package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lists what is in the database, and what should be. Thread-safe. */
final class RunListing {
    private final Database database;
    private final RunCache recent;
    private final ObjectMapper json;

    RunListing(Database database, RunCache recent, ObjectMapper json) {
        this.database = database;
        this.recent = recent;
        this.json = json;
    }

    /** Those that are asked for, but for damaged ones. Where the database can't be asked, the last few. */
    List<RunSummary> list(RunCriteria asked) {
        List<RunSummary> list = new ArrayList<>();
        try {
            database.with(connection -> {
                for (Run run : recent.runs()) {
                    if (!RunTable.has(connection, run.id())) {
                        list.add(unkept(run));
                    }
                }
                list.removeIf(run -> !asked.includes(run));
                return list.addAll(
                        RunTable.list(
                                        connection,
                                        asked,
                                        damaged -> database.damage().add("run", damaged))
                                .stream()
                                .map(this::upToDate)
                                .toList());
            });
            return list;
        } catch (SQLException failed) {
            failIfDamaged(failed);
            return recent.runs().stream()
                    .map(this::unkept)
                    .filter(asked::includes)
                    .toList();
        }
    }

    /** How many are asked for, whatever their part. */
    long count(RunCriteria asked) {
        try {
            return database.with(connection -> {
                long unkept = 0;
                for (Run run : recent.runs()) {
                    unkept += asked.includes(unkept(run)) && !RunTable.has(connection, run.id()) ? 1 : 0;
                }
                return unkept + RunTable.count(connection, asked);
            });
        } catch (SQLException failed) {
            failIfDamaged(failed);
            return recent.runs().stream()
                    .map(this::unkept)
                    .filter(asked::includes)
                    .count();
        }
    }

    /** What is damaged is not passed off as a history with nothing in it. */
    private void failIfDamaged(SQLException failed) {
        if (StorageProblem.isDamage(failed)) {
            throw new History.Unreadable(database.troubleOf(failed), failed);
        }
    }

    /** A row whose run has ended although that could not be written says so all the same. */
    private RunSummary upToDate(RunSummary row) {
        return recent.find(row.id())
                .filter(run -> run.state().ended() && !row.state().ended())
                .map(run -> summary(run, row.labels(), row.stored()))
                .orElse(row);
    }

    /** A run that could not be written is listed all the same while it is in memory. */
    private RunSummary unkept(Run run) {
        return summary(run, RunLabels.NONE, RunSummary.Stored.NOTHING);
    }

    private RunSummary summary(Run run, RunLabels labels, RunSummary.Stored stored) {
        return RunSummary.of(run, run.state(), recent.newest(run).orElse(null), json, labels, stored);
    }
}
