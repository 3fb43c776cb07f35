"""The gates' judgement, on what callgrind and dhat write and on figures near the limits."""
import unittest

import allocations
import callgrind
import dhat
import instructions
import shares
import targets

# A main that calls an event loop twice; the loop has an inlined line, calls swift_retain thrice, and itself.
CALLGRIND = """# callgrind format
version: 1
creator: callgrind-3.19.0
positions: line
events: Ir
summary: 1000

ob=(1) /build/d2a
fl=(1) /code/Sources/d2a/main.swift
fn=(1) main
10 100
+2 5
cfi=(2) /code/Sources/Engine/Loop.swift
cfn=(2) $s6Engine4LoopV3runyyF
calls=2 20
+1 895

fl=(2)
fn=(2)
20 300
fi=(3) /code/Sources/Engine/Heap.swift
7 400
fe=(2)
* 50
cob=(2) /usr/lib/libswiftCore.so
cfi=(4) ???
cfn=(3) swift_retain
calls=3 0
22 120
cob=(1)
cfi=(2)
cfn=(4) $s6Engine4LoopV3runyyF'2
calls=1 20
+1 25

fn=(4)
20 25

ob=(2)
fl=(4)
fn=(3)
0 120

totals: 1000
"""


def found(instructions_, calls=None):
    """A cost with so many instructions, and calls of kinds."""
    calls = calls or {}
    return instructions.Cost(
        instructions_, calls, {kind: {f"a {kind}": count} for kind, count in calls.items()}, callgrind.Profile(), 1_000)


class Reading(unittest.TestCase):
    def setUp(self):
        self.profile = callgrind.read(CALLGRIND.splitlines())

    def test_every_instruction_is_counted_once(self):
        self.assertEqual(self.profile.total, 1000)
        self.assertEqual(sum(self.profile.costs.values()), 1000)

    def test_inlined_lines_belong_to_their_own_file(self):
        self.assertEqual(self.profile.costs["/code/Sources/Engine/Heap.swift", "$s6Engine4LoopV3runyyF"], 400)
        self.assertEqual(self.profile.costs["/code/Sources/Engine/Loop.swift", "$s6Engine4LoopV3runyyF"], 375)

    def test_calls_are_counted_by_what_is_called(self):
        self.assertEqual(self.profile.calls["swift_retain"], 3)
        self.assertEqual(self.profile.calls["$s6Engine4LoopV3runyyF"], 3)

    def test_a_difference_leaves_out_what_is_the_same(self):
        self.assertEqual(self.profile.less(self.profile).total, 0)
        self.assertFalse(self.profile.less(self.profile).costs)
        self.assertEqual(self.profile.less(callgrind.Profile()).costs, self.profile.costs)

    def test_blocks_of_one_site_are_added_whatever_their_addresses(self):
        told = {"ftbl": ["[root]", "0x12: malloc (in vg.so)", "0x34: go() (Loop.swift:3)", "0x56: go() (Loop.swift:3)"],
                "pps": [{"tbk": 2, "fs": [1, 2]}, {"tbk": 3, "fs": [1, 3]}]}
        self.assertEqual(dhat.blocks_by_site(told), {("malloc (in vg.so)", "go() (Loop.swift:3)"): 5})


BY_INSTRUCTION = """positions: instr line
events: Ir
ob=(1) /build/d2a
fl=(1) ???
fn=(1) main
0x100 7 5
+4 7 3
cob=(2) /lib/libc.so
cfn=(2) malloc
calls=1 0
* 7 90
-4 8 2

ob=(2)
fn=(2)
0x20 0 90
"""


class Shares(unittest.TestCase):
    def test_each_address_keeps_its_cost_and_calls_count_where_they_are_spent(self):
        costs = shares.costs_by_instruction(BY_INSTRUCTION.splitlines())
        self.assertEqual(costs, {("/build/d2a", 0x100): 7, ("/build/d2a", 0x104): 3, ("/lib/libc.so", 0x20): 90})

    def test_inlined_code_counts_for_what_it_was_written_for(self):
        loop = ("$s11PatientFlow11ReplicationV7advanceyyF", "/code/Sources/PatientFlow/Engine/Replication.swift:160:5")
        for frames, name in (
            ([("$s15EventSimulation0A4ListV7popNextyyF", "<compiler-generated>:0"), loop], "event list"),
            ([("$sSayxSicigSi_Tg5", "<compiler-generated>:0"), loop], "steps of patients, and the loop"),
            ([("", "/code/Sources/Memory/Arena.swift:20:3"), ("", "/code/Sources/Statistics/OverTime/A.swift:9:1"), loop],
             "measures"),
            ([("$s13RandomStreams6PhiloxVyyF", "/code/Sources/RandomStreams/Generator/Philox.swift:9:1")], "random numbers"),
            ([("main", "??:0")], shares.UNKNOWN),
        ):
            self.assertEqual(shares.group(frames), name)


class Targets(unittest.TestCase):
    def test_a_target_reaches_its_aim_or_its_gate_or_is_missed(self):
        for value, more, less in ((99, "missed", "aim"), (100, "gate", "aim"), (150, "gate", "gate"), (200, "aim", "gate"),
                                  (201, "aim", "missed")):
            self.assertEqual(targets.Target("", 100, 200, value, str, "").verdict, more)
            self.assertEqual(targets.Target("", 200, 100, value, str, "", False).verdict, less)

    def test_seconds_are_told_at_the_speed_of_the_gates_machine_too(self):
        # A machine of half that speed does half as many a second, and takes twice as long.
        self.assertEqual(targets.Target("", 100, 200, 60, str, "", speed=0.5).at_gate_speed, 120)
        self.assertEqual(targets.Target("", 200, 100, 300, str, "", False, 0.5).at_gate_speed, 150)
        self.assertIsNone(targets.Target("", 60, 100, 57, str, "").at_gate_speed)
        # The verdict is of what was measured.
        self.assertEqual(targets.Target("", 100, 200, 60, str, "", speed=0.5).verdict, "missed")

    def test_the_speed_of_a_machine_is_what_simpy_did_on_it(self):
        def peers(one, fifty):
            return {"peers": [
                {"work": work, "package": "SimPy", "style": style, "perSecond": {"median": rate}}
                for work, style, rate in (
                    ("M/M/1", "a process for each customer", one), ("M/M/50", "a process for each customer", fifty),
                    ("M/M/1", "a process for each server", 1))]}
        self.assertAlmostEqual(targets.speed(peers(134_000, 118_000)), 1)
        self.assertAlmostEqual(targets.speed(peers(67_000, 59_000)), 0.5)


class Instructions(unittest.TestCase):
    def judged(self, count, calls=None, allowed=None):
        committed = {"instructions": 200.0, **({"calls": allowed} if allowed else {})}
        return instructions.failures("M/M/50", found(count, calls), committed)

    def test_within_two_percent_passes_either_way(self):
        for count in (196.1, 200.0, 203.9):
            self.assertEqual(self.judged(count), [])

    def test_five_percent_more_is_refused(self):
        self.assertEqual(self.judged(210.0), [
            "M/M/50: an event takes 210.0 instructions, 5.0 % more than the 200.0 that are committed; 2 % is the limit"])

    def test_a_gain_must_be_written_down(self):
        self.assertIn("5.0 % fewer", self.judged(190.0)[0])
        self.assertIn("a gain is committed too", self.judged(190.0)[0])

    def test_costly_calls_are_refused_and_named(self):
        told = self.judged(200.0, {"retain": 1.0})
        self.assertEqual(len(told), 1)
        self.assertIn('1.000 calls an event of the kind "retain", and 0.010 is the limit (a retain, 1.000)', told[0])

    def test_calls_that_are_committed_are_let_pass(self):
        self.assertEqual(self.judged(200.0, {"retain": 0.5}, {"retain": 0.5}), [])
        self.assertEqual(len(self.judged(200.0, {"retain": 0.6}, {"retain": 0.5})), 1)

    def test_rare_calls_pass(self):
        self.assertEqual(self.judged(200.0, {"allocation": 0.004}), [])

    def test_kinds_of_functions(self):
        for function, kind in (
            ("swift_retain", "retain"), ("swift_bridgeObjectRelease", "release"), ("malloc", "allocation"),
            ("swift_allocObject", "allocation"), ("swift_beginAccess", "check of exclusive access"),
            ("swift_dynamicCast", "cast"), ("swift_getGenericMetadata", "metadata of a generic type"),
            ("$s10Benchmarks5QueueV15EventSimulation0C5ModelAAAc3runyyFTW", "call through a protocol"),
            ("$s15EventSimulation0A4ListV4grow7fillingyx_tF", "generic code that is not specialised"),
            ("$s15EventSimulation0A4ListV4grow7fillingyx_tF11PatientFlow0gA0V_Tg5", None),
            ("$s15EventSimulation0A3KeyV8precedesySiACF", None),
            ("$s11PatientFlow11ReplicationV6handleyyAA9FlowEventVF", None), ("memcpy", None),
        ):
            self.assertEqual(instructions.kind_of(function), kind, function)

    def test_another_compiler_or_processor_is_not_compared(self):
        here = {"swift": "6.3.1", "architecture": "x86_64"}
        self.assertIsNone(instructions.unlike({**here, "reason": "the loop"}, here))
        self.assertIn("Swift 6.2 on x86_64, and here is Swift 6.3.1", instructions.unlike({**here, "swift": "6.2"}, here))
        self.assertIn("aarch64", instructions.unlike({**here, "architecture": "aarch64"}, here))

    def test_only_calls_that_are_many_are_written_down(self):
        self.assertEqual(instructions.entry(found(200.04, {"retain": 0.25, "cast": 0.002})),
                         {"instructions": 200.0, "calls": {"retain": 0.25}})


class Allocations(unittest.TestCase):
    def judged(self, blocks):
        work = allocations.Work("network M/M/50", (1, 2), "simulated day", 2_000)
        sites = {("malloc (in vg.so)", "go() (Loop.swift:3)"): blocks}
        return allocations.failures(
            work, allocations.Found(blocks, 1_000_000, 500, sites), {"perEvent": 0.0001, "perDay": 0.05})

    def test_a_few_blocks_of_growing_lists_pass(self):
        self.assertEqual(self.judged(20), [])

    def test_blocks_of_each_day_are_refused(self):
        told = self.judged(60)
        self.assertEqual(len(told), 1)
        self.assertIn("0.120 blocks were allocated for each simulated day; 0.05 is the limit", told[0])
        self.assertIn("60 blocks: Loop.swift:3 go", told[0])

    def test_a_block_of_each_event_is_refused(self):
        self.assertIn("1.000000 an event; 0.0001 is the limit", self.judged(1_000_000)[0])
