#include "tests/sim/ledger.h"

#include "tests/sim/office.h"

#include <algorithm>
#include <set>

namespace onedoor::sim {

static constexpr std::size_t accusations_max = 50;

Action& Ledger::open(int kiosk) {
    Action& action = m_actions.emplace_back();
    action.number = static_cast<std::uint32_t>(m_actions.size());
    action.kiosk = kiosk;
    action.name = "Công dân " + std::to_string(action.number);
    return action;
}

Action* Ledger::of_submission(std::string const& id) {
    auto const found =
        std::ranges::find(m_actions.rbegin(), m_actions.rend(), id, &Action::submission);
    return found == m_actions.rend() ? nullptr : &*found;
}

Action* Ledger::of_reference(std::string const& reference) {
    auto const found =
        std::ranges::find(m_actions.rbegin(), m_actions.rend(), reference, &Action::reference);
    return found == m_actions.rend() ? nullptr : &*found;
}

void Ledger::told_kept(Action& action) {
    action.told = Told::Kept;
    action.is_uncertain = false;
    action.has_open_slip = true;
    action.kept_order = ++m_kept_by_kiosk[action.kiosk];
    ++m_kept;
}

void Ledger::accuse(std::string what) {
    if (m_accusations.size() < accusations_max)
        m_accusations.push_back(std::move(what));
}

void Ledger::compare_case(FiledCase const& filed) {
    auto const found = std::ranges::find(m_actions, filed.applicant, &Action::name);
    if (found == m_actions.end())
        return accuse("invented: nobody filed " + filed.reference);
    Action const& action = *found;
    if (++m_found[action.number] > 1)
        return accuse("doubled: " + action.name + " has " + filed.reference + " as well");
    if (action.told == Told::Failed && !action.is_uncertain)
        accuse("untrue: " + action.name + " was told it failed, and it is stored");
    if (action.told == Told::Nothing && !action.is_uncertain)
        accuse("invented: " + action.name + " never filed");
    if (action.told == Told::Kept && action.reference != filed.reference)
        accuse("wrong receipt: " + action.name + " was told " + action.reference + ", stored as " +
               filed.reference);
    if (action.receipt && action.receipt->reference != filed.reference)
        accuse("wrong receipt: " + action.name + " got " + action.receipt->reference);
    if (action.told == Told::Kept && !filed.has_copy)
        accuse("on one disk only: " + action.name + " has left the kiosk");
    if (action.file != filed.file)
        accuse("wrong file: " + action.name);
}

void Ledger::compare_promises(std::vector<Leftover> const& leftovers) {
    std::set<std::string> refused;
    for (Leftover const& leftover : leftovers)
        refused.insert(leftover.refused.begin(), leftover.refused.end());
    for (Action const& action : m_actions) {
        if (action.told != Told::Kept)
            continue;
        bool const is_found = m_found.contains(action.number);
        bool const is_with_staff = refused.contains(action.submission);
        if (action.is_bad ? !is_with_staff || is_found : !is_found || is_with_staff)
            accuse("lost: " + action.name + " was told it is kept, " + action.submission);
    }
}

/// The filings of a kiosk came in the order in which they were kept.
void Ledger::compare_order(std::vector<FiledCase> const& cases) {
    std::map<int, std::uint32_t> last;
    for (FiledCase const& filed : cases) {
        Action const* const action = of_submission(filed.submission);
        if (action == nullptr || action->told != Told::Kept)
            continue;
        std::uint32_t& before = last[action->kiosk];
        if (action->kept_order < before)
            accuse("out of order: " + action->name);
        before = action->kept_order;
    }
}

void Ledger::compare_slips(Leftover const& leftover) {
    std::multiset<std::string> const open(leftover.slips.begin(), leftover.slips.end());
    for (Action const& action : m_actions) {
        if (action.kiosk != leftover.kiosk || action.told != Told::Kept || !action.has_open_slip)
            continue;
        if (open.count(action.reference) != (*action.has_open_slip ? 1U : 0U))
            accuse("slip list: " + action.reference + " of " + action.name);
    }
}

void Ledger::compare(Office& office, std::vector<Leftover> const& leftovers) {
    std::vector<FiledCase> const cases = office.cases();
    for (FiledCase const& filed : cases)
        compare_case(filed);
    compare_promises(leftovers);
    compare_order(cases);
    for (Leftover const& leftover : leftovers) {
        compare_slips(leftover);
        for (std::string const& id : leftover.waiting)
            accuse("not drained: kiosk " + std::to_string(leftover.kiosk) + " still has " + id);
    }
    if (!office.is_chain_whole())
        accuse("audit: the chain of events is broken");
    std::size_t looked_up = 0;
    for (Action const& action : m_actions)
        if (action.receipt && looked_up++ % 10 == 0 && !office.finds(*action.receipt))
            accuse("wrong receipt: " + action.name + " finds nothing with it");
}

}
