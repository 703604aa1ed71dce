package io.rustbox.cgroups;
