package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lists the runs in the database, and those in memory that could not be stored. Thread-safe. */
final class RunListing {
    private final Database database;
    private final RunCache recent;
    private final ObjectMapper json;

    RunListing(Database database, RunCache recent, ObjectMapper json) {
        this.database = database;
        this.recent = recent;
        this.json = json;
    }

    /** The runs that match, except damaged ones; only those in memory if the database can't be accessed. */
    List<RunSummary> list(RunCriteria criteria) {
        List<RunSummary> list = new ArrayList<>();
        try {
            database.inTransaction(connection -> {
                for (Run run : recent.runs()) {
                    if (!RunTable.has(connection, run.id())) {
                        list.add(unstored(run));
                    }
                }
                list.removeIf(run -> !criteria.includes(run));
                return list.addAll(
                        RunTable.list(
                                        connection,
                                        criteria,
                                        damaged -> database.damage().add("run", damaged))
                                .stream()
                                .map(this::upToDate)
                                .toList());
            });
            return list;
        } catch (SQLException failed) {
            failIfDamaged(failed);
            return recent.runs().stream()
                    .map(this::unstored)
                    .filter(criteria::includes)
                    .toList();
        }
    }

    /** Number of runs that match, on all pages. */
    long count(RunCriteria criteria) {
        try {
            return database.inTransaction(connection -> {
                long unstored = 0;
                for (Run run : recent.runs()) {
                    unstored += criteria.includes(unstored(run)) && !RunTable.has(connection, run.id()) ? 1 : 0;
                }
                return unstored + RunTable.count(connection, criteria);
            });
        } catch (SQLException failed) {
            failIfDamaged(failed);
            return recent.runs().stream()
                    .map(this::unstored)
                    .filter(criteria::includes)
                    .count();
        }
    }

    /** A damaged database must not appear as an empty history. */
    private void failIfDamaged(SQLException failed) {
        if (StorageProblem.isDamage(failed)) {
            throw new History.Unreadable(database.problemOf(failed), failed);
        }
    }

    /** The row with the outcome of its run, if the run has ended but its end could not be written. */
    private RunSummary upToDate(RunSummary row) {
        return recent.find(row.id())
                .filter(run -> run.state().ended() && !row.state().ended())
                .map(run -> summary(run, row.labels(), row.stored()))
                .orElse(row);
    }

    /** A run in memory that could not be stored. */
    private RunSummary unstored(Run run) {
        return summary(run, RunLabels.NONE, RunSummary.Stored.NOTHING);
    }

    private RunSummary summary(Run run, RunLabels labels, RunSummary.Stored stored) {
        return RunSummary.of(run, run.state(), recent.newest(run).orElse(null), json, labels, stored);
    }
}
