package io.rustbox.launch;

import io.rustbox.Output;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Poll;

/** An output stream that another program reads: there is nothing for us to read, to keep or to count. */
record HandedOnOutput(OwnedFd end) implements RunOutput {
    @Override
    public int writeEnd() {
        return end.number();
    }

    @Override
    public void started() {
        end.close();
    }

    @Override
    public void watchedBy(Poll poll, int index) {
        poll.ignore(index);
    }

    @Override
    public boolean overLimit() {
        return false;
    }

    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public State drain() {
        return State.ENDED;
    }

    @Override
    public StreamEvidence evidence() {
        return StreamEvidence.handedOn();
    }

    @Override
    public Output output() {
        return new Output(new byte[0], 0);
    }

    @Override
    public void close() {
        end.close();
    }
}
