"""Where to be listed: a catalogue of real platforms, scored and picked for one industry and its buyers' regions."""

from plans.listing.plan import LeftOut, ListingPlan, Pick, plan_listing
from plans.listing.platform_reader import Catalogue, read_platforms

__all__ = ["Catalogue", "LeftOut", "ListingPlan", "Pick", "plan_listing", "read_platforms"]
