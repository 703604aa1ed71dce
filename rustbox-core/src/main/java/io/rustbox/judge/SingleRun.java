package io.rustbox.judge;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution on its way through the workers. Its result is there when nothing of it is on any more. */
final class SingleRun implements Submissions.Work {
    /** Compiles and runs a program. */
    interface Task {
        ExecutionResult run(Cancellation cancellation) throws InterruptedException;
    }

    private final Task task;
    private final Workers workers;
    private final Consumer<SingleRun> whenEnded;
    private final CompletableFuture<ExecutionResult> future = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private volatile @Nullable Throwable failure;

    SingleRun(Task task, Workers workers, Consumer<SingleRun> whenEnded) {
        this.task = task;
        this.workers = workers;
        this.whenEnded = whenEnded;
    }

    /** {@return the result to come; whoever completes it otherwise ends what is on, and waits for that} */
    CompletableFuture<ExecutionResult> begin() {
        var _ = future.whenComplete((_, problem) -> {
            if (problem != null) {
                abandon(problem);
            }
        });
        workers.execute(this::work);
        return future;
    }

    @Override
    public void abandon(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
        cancellation.cancel();
    }

    private void work() {
        try {
            cancellation.requireNot();
            ExecutionResult result = task.run(cancellation);
            cancellation.requireNot();
            end(() -> future.complete(result));
        } catch (CancellationException cancelled) {
            Throwable problem = failure;
            end(() -> future.completeExceptionally(problem == null ? cancelled : problem));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(() -> future.completeExceptionally(e));
        } catch (RuntimeException | Error problem) {
            end(() -> future.completeExceptionally(problem));
        }
    }

    private void end(Runnable completion) {
        whenEnded.accept(this);
        completion.run();
    }
}
