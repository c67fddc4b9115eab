#include "shared/fees/calculation.h"

#include <algorithm>

namespace onedoor::fees {

namespace {

constexpr std::int64_t amount_max = 999'999'999'999;

Result<core::Dong> product(core::Dong amount, std::int64_t quantity) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(amount.amount, quantity, &result) || result > amount_max)
        return fail("fee.range");
    return core::Dong{result};
}

Result<core::Dong> sum(core::Dong left, core::Dong right) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(left.amount, right.amount, &result) || result > amount_max)
        return fail("fee.range");
    return core::Dong{result};
}

bool is_quantity(std::int64_t quantity) {
    return quantity >= 1 && quantity <= quantity_max;
}

bool lists(std::vector<std::string> const& ids, std::string_view id) {
    return ids.empty() || std::ranges::find(ids, id) != ids.end();
}

Exemption const* highest(std::vector<Exemption> const& exemptions, std::string_view fee) {
    Exemption const* best = nullptr;
    for (Exemption const& exemption : exemptions)
        if (lists(exemption.fees, fee) && (best == nullptr || exemption.percent > best->percent))
            best = &exemption;
    return best;
}

Result<std::optional<core::Dong>> price_of_copy(FeeLine const& line, std::int64_t pages) {
    if (!line.tiers.empty())
        return TRY(tiered_price(line.tiers, line.copy_max, pages));
    if (!line.amount)
        return std::nullopt;
    core::Dong const price = TRY(product(*line.amount, pages));
    return line.copy_max ? std::min(price, *line.copy_max) : price;
}

Result<std::optional<core::Dong>> full_amount(FeeLine const& line, Quantities const& quantities) {
    std::optional<core::Dong> unit = line.amount;
    std::int64_t quantity = 1;
    switch (line.per) {
    case Per::File:
        break;
    case Per::Copy:
        quantity = quantities.copies;
        break;
    case Per::Person:
        quantity = quantities.persons;
        break;
    case Per::Page:
        unit = TRY(price_of_copy(line, quantities.pages));
        quantity = quantities.copies;
        break;
    }
    if (!unit)
        return std::nullopt;
    return TRY(product(*unit, quantity));
}

Result<Item> item_of(FeeLine const& line, Request const& request) {
    Item item{.id = line.id, .kind = line.kind, .name = line.name};
    item.full = TRY(full_amount(line, request.quantities));
    item.payable = item.full;
    Exemption const* const exemption = highest(request.exemptions, line.id);
    if (exemption == nullptr)
        return item;
    item.exemption = exemption->id;
    if (exemption->percent == 100)
        item.payable = core::Dong{0};
    else if (item.full)
        item.payable = core::Dong{item.full->amount * (100 - exemption->percent) / 100};
    return item;
}

}

Result<core::Dong> tiered_price(std::vector<Tier> const& tiers,
                                std::optional<core::Dong> const& copy_max, std::int64_t pages) {
    core::Dong price;
    std::int64_t left = pages;
    for (Tier const& tier : tiers) {
        std::int64_t const count = std::min(left, tier.pages.value_or(left));
        core::Dong const part = TRY(product(tier.amount, count));
        price = TRY(sum(price, part));
        left -= count;
    }
    return copy_max ? std::min(price, *copy_max) : price;
}

Result<Calculation> calculate(std::vector<FeeLine> const& lines, Request const& request) {
    Quantities const& quantities = request.quantities;
    if (!is_quantity(quantities.copies) || !is_quantity(quantities.pages) ||
        !is_quantity(quantities.persons))
        return fail("fee.quantity");
    for (Exemption const& exemption : request.exemptions)
        if (exemption.percent < 1 || exemption.percent > 100)
            return fail("fee.percent");

    Calculation calculation;
    bool complete = true;
    for (FeeLine const& line : lines) {
        if (!lists(line.cases, request.case_id))
            continue;
        Item item = TRY(item_of(line, request));
        if (item.payable)
            calculation.known = TRY(sum(calculation.known, *item.payable));
        else
            complete = false;
        calculation.items.push_back(std::move(item));
    }
    if (complete)
        calculation.total = calculation.known;
    return calculation;
}

}
