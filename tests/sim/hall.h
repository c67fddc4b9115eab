#pragma once

#include "tests/sim/agenda.h"
#include "tests/sim/chance.h"
#include "tests/sim/ledger.h"
#include "tests/sim/office.h"
#include "tests/sim/plan.h"

#include <string>
#include <string_view>

namespace onedoor::sim {

/// What everything in the simulation shares.
struct Hall {
    explicit Hall(Plan const& given)
        : plan(given), chance(given.seed), trace(given.echo), office(given.seed, agenda.now()),
          pin(office.pin()), office_key_id(pin.key_id) {}

    Plan const plan;
    Agenda agenda;
    Chance chance;
    Trace trace;
    Ledger ledger;
    Office office;
    /// As every kiosk's configuration names it.
    outbox::OfficePin const pin;
    std::string const office_key_id;
    Verdict verdict;
    /// No new fault any more: what is broken heals, and everything comes to its end.
    bool is_healing = false;
    bool is_open = true;

    void tell(std::string_view who, std::string_view what) { trace.add(agenda.now(), who, what); }
    void strike(std::string_view who, std::string_view fault) {
        ++verdict.faults[std::string(fault)];
        tell(who, fault);
    }
    void accuse(std::string_view who, std::string_view what) {
        tell(who, what);
        ledger.accuse(std::to_string(agenda.now()) + " " + std::string(who) + ": " +
                      std::string(what));
    }
    [[nodiscard]] bool is_sabotaged(Sabotage sabotage) const { return plan.sabotage == sabotage; }
};

}
