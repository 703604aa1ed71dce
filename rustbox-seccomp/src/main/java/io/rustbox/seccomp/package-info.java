package io.rustbox.seccomp;
